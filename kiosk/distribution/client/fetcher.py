"""What the client asks of a way to get files: python-tuf's interface, and what happens to files that broke off."""

from __future__ import annotations

from tuf.ngclient import FetcherInterface


class RepositoryFetcher(FetcherInterface):
    """Gets the files of one repository. The bytes prove nothing: python-tuf checks everything that comes."""

    resumed = False
    """Whether the last file of ``targets`` went on where an earlier attempt broke off."""

    def forget_parts(self) -> None:
        """Throw away what is kept of files that broke off."""

    def cancel(self) -> None:
        """End what is under way, another thread asks; what waits for a server gets an error at once."""

    def close(self) -> None:
        """End every connection."""
