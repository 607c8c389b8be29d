"""Where batches are read: in this process or in several."""
