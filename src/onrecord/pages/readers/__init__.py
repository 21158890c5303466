"""Readers of single outlets: one outlet, one file.

The generic reader reads any page. An outlet earns a file here only where measurement shows that the generic reader
fails on it. To add one, or to ship one in a package of your own:

1. Write a class that keeps ``onrecord.extend.Reader``: a ``name``; ``takes(page)``, true for the addresses of the
outlet
   and for the dates on which its pages looked so; ``read(page)``, which returns an ``Article`` or a ``Problem`` and
   never raises for what a page holds. Start from ``onrecord.pages.generic.GenericReader`` and change what is wrong.
2. Add a line to ``pyproject.toml``::

       [project.entry-points."onrecord.readers"]
       gazette = "my_package.gazette:GazetteReader"

3. Put a saved page that you may publish, or one written for the purpose, beside the reading it must give.

A reader of one outlet goes before the generic ones, which say ``any_outlet = True``. Where it returns a Problem, the
page is read by the generic reader and the Problem is kept. When an outlet changes its pages, the old reader stays, with
the day on which it ceased to hold: old pages are read by the reader of their day.
"""
