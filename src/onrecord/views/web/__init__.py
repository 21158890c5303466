"""The desk: the record in a browser on one's own machine. ``app.make`` gives the ASGI application."""
