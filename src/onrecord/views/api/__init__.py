"""The JSON API: the questions of ``onrecord.views.questions`` over HTTP, and the OpenAPI document that describes them.

``make`` gives the ASGI application; a server mounts it under ``/api``::

    Mount("/api", app=api.make(questions.Access("record")))
"""

from onrecord.views.api.app import make
from onrecord.views.api.document import document

__all__ = ["document", "make"]
