/// How a list writes its numbers (ECMA-376 part 1, 17.18.59).
enum ListNumber {
  /// The number as the format of that name writes it; nil for a format, or a number in it, that is not known here.
  static func text(_ number: Int, _ format: String) -> String? {
    guard number >= 0 else { return nil }
    switch format {
    case "decimal", "decimalHalfWidth": return String(number)
    case "decimalZero": return number < 10 ? "0\(number)" : String(number)
    case "decimalFullWidth", "decimalFullWidth2": return mapped(String(number), Array("０１２３４５６７８９"))
    case "numberInDash": return "- \(number) -"
    case "none": return ""
    default: return number > 0 ? letters(number, format) ?? chinese(number, format) ?? enclosed(number, format) : nil
    }
  }

  /// What a list writes around its numbers; unreadable if it is longer than any list's, for it is written again and again.
  static func pattern(_ text: String) -> String { text.utf8.count <= 512 ? text : String(WordSymbols.unreadable) }

  private static func mapped(_ digits: String, _ characters: [Character]) -> String {
    String(digits.compactMap { $0.wholeNumberValue.map { characters[$0 % 10] } })
  }

  private static func letters(_ number: Int, _ format: String) -> String? {
    switch format {
    case "lowerLetter": repeated(number, UInt8(ascii: "a"))
    case "upperLetter": repeated(number, UInt8(ascii: "A"))
    case "lowerRoman": roman(number)
    case "upperRoman": roman(number)?.uppercased()
    default: nil
    }
  }

  /// a to z, then aa, bb, cc.
  private static func repeated(_ number: Int, _ first: UInt8) -> String? {
    guard number <= 26 * 30 else { return nil }
    let letter = first + UInt8((number - 1) % 26)
    return String(decoding: [UInt8](repeating: letter, count: (number - 1) / 26 + 1), as: UTF8.self)
  }

  private static func roman(_ number: Int) -> String? {
    guard number < 4000 else { return nil }
    let signs: [(Int, String)] = [
      (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
      (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
    ]
    var rest = number
    var text = ""
    for (value, sign) in signs {
      while rest >= value {
        text += sign
        rest -= value
      }
    }
    return text
  }

  private static func chinese(_ number: Int, _ format: String) -> String? {
    switch format {
    case "chineseCountingThousand", "taiwaneseCountingThousand": return counted(number, plain, "十百千")
    case "chineseCounting", "taiwaneseCounting", "japaneseCounting":
      // Beyond 99 the three differ.
      return number < 100 ? counted(number, plain, "十百千") : nil
    case "chineseLegalSimplified":
      let text = counted(number, Array("零壹贰叁肆伍陆柒捌玖"), "拾佰仟")
      return number < 20 && number >= 10 ? text.map { "壹" + $0 } : text
    case "ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital":
      return mapped(String(number), Array("〇一二三四五六七八九"))
    case "ideographTraditional": return member(number, "甲乙丙丁戊己庚辛壬癸")
    case "ideographZodiac": return member(number, "子丑寅卯辰巳午未申酉戌亥")
    default: return nil
    }
  }

  private static let plain = Array("零一二三四五六七八九")

  /// 一 to 九千九百九十九; 十 and not 一十 at the beginning.
  private static func counted(_ number: Int, _ digits: [Character], _ places: String) -> String? {
    guard number < 10_000 else { return nil }
    let units = [""] + places.map(String.init)
    var text = ""
    var skipsZero = false
    for (place, unit) in units.enumerated().reversed() {
      let digit = number / [1, 10, 100, 1000][place % 4] % 10
      if digit == 0 {
        skipsZero = !text.isEmpty
        continue
      }
      if skipsZero { text.append(digits[0]) }
      skipsZero = false
      if !(place == 1 && digit == 1 && text.isEmpty) { text.append(digits[digit]) }
      text += unit
    }
    return text
  }

  private static func member(_ number: Int, _ characters: String) -> String? {
    let characters = Array(characters)
    return number <= characters.count ? String(characters[number - 1]) : nil
  }

  private static func enclosed(_ number: Int, _ format: String) -> String? {
    let first: UInt32
    switch format {
    case "decimalEnclosedCircle", "decimalEnclosedCircleChinese": first = 0x2460
    case "decimalEnclosedParen": first = 0x2474
    case "decimalEnclosedFullstop": first = 0x2488
    case "ideographEnclosedCircle": first = 0x3280
    case "ideographParenthesesTraditional", "ideographEnclosedParen": first = 0x3220
    default: return nil
    }
    let count = first >= 0x3000 ? 10 : 20
    return number <= count ? Unicode.Scalar(first + UInt32(number) - 1).map { String(Character($0)) } : nil
  }
}
