/// What an instruction of a page does, as far as it can draw a line or hide text.
enum Instruction {
  case save, restore, transform, lineWidth
  case move, line, curve, curveFromHere, curveToHere, close, rectangle
  case stroke, closeAndStroke, fill, fillAndStroke, closeFillAndStroke, discard
  case strokeGray, strokeColor, strokeInk, fillGray, fillColor, fillInk, strokeAny, fillAny
  case clip
  /// Sets what colours mix with.
  case graphics
  /// Draws a form or picture.
  case draw
  /// A picture among the instructions; a colour that runs over an area.
  case picture, shade
  case beginText, textMatrix, moveText, moveTextLeading, nextLine, leading, font, rise, renderMode
  case show, showOnNextLine
  case beginMarked, beginMarkedWith, endMarked
}

extension Instruction {
  /// The instruction that a word of up to seven letters packed into a number stands for.
  init?(word: UInt64) {
    switch word {
    case 0x71: self = .save  // q
    case 0x51: self = .restore  // Q
    case 0x636D: self = .transform  // cm
    case 0x77: self = .lineWidth  // w
    case 0x6D: self = .move  // m
    case 0x6C: self = .line  // l
    case 0x63: self = .curve  // c
    case 0x76: self = .curveFromHere  // v
    case 0x79: self = .curveToHere  // y
    case 0x68: self = .close  // h
    case 0x7265: self = .rectangle  // re
    case 0x53: self = .stroke  // S
    case 0x73: self = .closeAndStroke  // s
    case 0x66, 0x46, 0x662A: self = .fill  // f F f*
    case 0x42, 0x422A: self = .fillAndStroke  // B B*
    case 0x62, 0x622A: self = .closeFillAndStroke  // b b*
    case 0x6E: self = .discard  // n
    case 0x57, 0x572A: self = .clip  // W W*
    case 0x47: self = .strokeGray  // G
    case 0x5247: self = .strokeColor  // RG
    case 0x4B: self = .strokeInk  // K
    case 0x67: self = .fillGray  // g
    case 0x7267: self = .fillColor  // rg
    case 0x6B: self = .fillInk  // k
    case 0x5343, 0x53434E: self = .strokeAny  // SC SCN
    case 0x7363, 0x73636E: self = .fillAny  // sc scn
    case 0x446F: self = .draw  // Do
    case 0x6773: self = .graphics  // gs
    case 0x7368: self = .shade  // sh
    case 0x4254: self = .beginText  // BT
    case 0x546D: self = .textMatrix  // Tm
    case 0x5464: self = .moveText  // Td
    case 0x5444: self = .moveTextLeading  // TD
    case 0x542A: self = .nextLine  // T*
    case 0x544C: self = .leading  // TL
    case 0x5466: self = .font  // Tf
    case 0x5473: self = .rise  // Ts
    case 0x5472: self = .renderMode  // Tr
    case 0x546A, 0x544A: self = .show  // Tj TJ
    case 0x27, 0x22: self = .showOnNextLine  // ' "
    case 0x424D43: self = .beginMarked  // BMC
    case 0x424443: self = .beginMarkedWith  // BDC
    case 0x454D43: self = .endMarked  // EMC
    default: return nil
    }
  }
}
