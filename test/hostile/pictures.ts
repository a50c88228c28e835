const SVG = 'xmlns="http://www.w3.org/2000/svg" width="99" height="99"'
const BOX = '<rect width="99" height="99"/>'

/** SVG that does nothing in an `<img>`, and something where a reader opens the picture by itself. */
export const hostilePictures: readonly string[] = [
  `<svg ${SVG}><a href="java&#115;cript:window.ran=1">${BOX}</a></svg>`,
  `<svg ${SVG}><a><set attributeName="h&#114;ef" to="java&#115;cript:window.ran=2"/>${BOX}</a></svg>`,
  `<svg ${SVG} xmlns:x="http://www.w3.org/2000/svg"><x:scr&#105;pt>window.ran=3</x:scr&#105;pt>${BOX}</svg>`,
  `<!DOCTYPE svg [<!ENTITY x "&#60;scr&#105;pt>window.ran=4&#60;/scr&#105;pt>">]><svg ${SVG}>&x;${BOX}</svg>`,
  `<!DOCTYPE svg [<!ATTLIST rect onload CDATA "window.ran=5">]><svg ${SVG}>${BOX}</svg>`,
  `<!DOCTYPE svg SYSTEM "http://dtd.example/6"><svg ${SVG}>${BOX}</svg>`,
  `<svg ${SVG}>${BOX}<image href="http://pixel.example/7" width="9" height="9"/></svg>`,
  `<svg ${SVG}><style>@import url(http://css.example/8);</style>${BOX}</svg>`,
  `<svg ${SVG}><style><![CDATA[@im\\port 'http://css.example/9';]]></style>${BOX}</svg>`,
  `<svg ${SVG}><rect width="9" height="9" fill="url(http://css.example/10#a)" style="background:url(http://css.example/11)"/></svg>`,
  `<svg ${SVG}><style>rect{mask:u\\72l(http://css.example/12#a)}</style><rect width="9" height="9" filter="url('http://css.example/13#a')"/></svg>`,
  `<svg ${SVG}><filter id="f"><feImage href="http://pixel.example/14"/></filter><rect width="9" height="9" filter="url(#f)"/></svg>`,
  `<svg ${SVG}><foreignObject width="99" height="99"><iframe xmlns="http://www.w3.org/1999/xhtml" src="http://frame.example/15"/><img xmlns="http://www.w3.org/1999/xhtml" src="http://pixel.example/16"/><meta xmlns="http://www.w3.org/1999/xhtml" http-equiv="refresh" content="0;url=http://away.example/17"/></foreignObject></svg>`,
  `<svg ${SVG} xmlns:h="http://www.w3.org/1999/xhtml"><h:img src="http://pixel.example/18"/><h:embed src="http://frame.example/19"/>${BOX}</svg>`,
  `<svg ${SVG}><link xmlns="http://www.w3.org/1999/xhtml" rel="stylesheet" href="http://css.example/20"/>${BOX}</svg>`,
  `<?xml-stylesheet href="http://css.example/21"?><svg ${SVG}><?xml-stylesheet href="http://css.example/22"?>${BOX}</svg>`,
] // biome-ignore format: a list
