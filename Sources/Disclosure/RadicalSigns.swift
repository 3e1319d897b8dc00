/// The signs of radicals that some programs write into files for the characters that look the same: ⾏ for 行.
enum RadicalSigns {
  /// The character that looks the same, or the one given where it is no such sign.
  static func character(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x2F00...0x2FD5: kangxi[Int(scalar.value) - 0x2F00]
    case 0x2E80...0x2EF3: supplement[scalar] ?? scalar
    default: scalar
    }
  }

  /// The characters of U+2F00 to U+2FD5, in that order.
  private static let kangxi = Array(
    """
    一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴\
    廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿\
    目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵\
    邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠
    """.unicodeScalars)

  private static let supplement: [Unicode.Scalar: Unicode.Scalar] = {
    let scalars = Array(pairs.unicodeScalars)
    return stride(from: 0, to: scalars.count - 1, by: 2).reduce(into: [:]) { $0[scalars[$1]] = scalars[$1 + 1] }
  }()

  /// Signs of U+2E80 to U+2EF3, each with its character behind it.
  private static let pairs = """
    ⺁厂⺄乙⺅人⺆冂⺇几⺈刀⺊卜⺋卩⺌小⺍小⺎尢⺐尢⺔彑⺕彐⺗心⺘手⺙攴⺚无⺛旡⺜日⺝月⺞歹⺟母⺠民⺢水⺣火⺦丬\
    ⺧牛⺨犬⺫目⺬示⺯糸⺱网⺶羊⺼肉⺾艹⻁虎⻂衣⻃西⻄西⻅见⻆角⻈讠⻉贝⻊足⻋车⻌辶⻏邑⻐金⻑長⻓长⻔门⻖阜⻗雨\
    ⻘青⻙韦⻚页⻛风⻜飞⻝食⻟食⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟
    """
}
