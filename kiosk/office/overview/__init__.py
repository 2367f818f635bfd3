"""What waits for staff: ``counts`` of the drafts, and ``overview`` with releases, keys, rates and the machine."""
