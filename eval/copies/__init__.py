"""Which reports are copies of each other, and whose words they are (``eval/gold/copies``)."""
