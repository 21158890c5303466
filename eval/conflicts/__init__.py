"""Where reports differ: planted conflicts are to be found, agreement is to be left alone (``eval/gold/conflicts``)."""
