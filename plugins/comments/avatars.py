"""A small drawing that tells commenters apart: a sun over two hills, drawn from a hash. Core.

Nothing is asked of another site, and nothing about the person can be read in the drawing.
"""

_HUES, _SUN_ROOM, _HILL_ROOM = 24, 8, 5


def render_avatar(seed: str) -> str:
    """The drawing that belongs to `seed`, a hex digest of at least eight signs, as SVG."""
    number = int(seed, 16)
    number, hue = divmod(number, _HUES)
    number, sun = divmod(number, _SUN_ROOM)
    number, near = divmod(number, _HILL_ROOM)
    far = number % _HILL_ROOM
    sky = hue * 360 // _HUES
    light = (sky + 40) % 360
    ridge, slope = 16 - near % 3, 4 + near
    return (
        '<svg class="avatar" viewBox="0 0 20 20" width="40" height="40" aria-hidden="true" '
        f'focusable="false"><path fill="hsl({sky} 45% 82%)" d="M0 0h20v20H0z"/>'
        f'<circle cx="{3 + 2 * sun}" cy="{5 + sun % 3}" r="3" fill="hsl({light} 80% 60%)"/>'
        f'<path fill="hsl({sky} 40% 58%)" d="M0 {10 + far}q5-4 10 0t10 0v10H0z"/>'
        f'<path fill="hsl({sky} 45% 38%)" d="M0 {ridge}q{slope} 3 10 0t10 0v6H0z"/></svg>'
    )
