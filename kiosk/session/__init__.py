"""One resident's visit: answers in memory, the way back, and the clock that ends it."""
