/// Chinese script conversions as the web performs them: character by character, without regard to meaning.
enum ChineseScript {
  /// Simplified to traditional, in pairs (simplified first).
  private static let pairs = """
    来來备備传傳内內则則创創动動务務区區协協员員问問单單严嚴国國围圍执執报報压壓够夠实實审審写寫将將专專对對导導属屬废廢强強从從复復态態应應户戶据據扩擴数數断斷时時会會条條业業构構机機检檢栏欄权權决決没沒\
    况況准準济濟为為无無获獲现現环環当當发發监監众眾确確稳穩节節纠糾纳納细細组組结結绝絕经經维維网網编編总總织織绕繞缴繳继繼续續罚罰闻聞联聯声聲台臺与與举舉华華万萬处處号號补補规規计計训訓讼訟访訪设設许許\
    诉訴询詢该該认認调調请請讲講证證议議护護丰豐负負责責费費质質辑輯转轉办辦这這进進过過针針钱錢镇鎮门門开開关關际際响響项項领領题題额額类類显顯驱驅体體点點于於系係制製范範后後征徵并並余餘布佈面麵里裡仅僅\
    价價优優亿億两兩个個们們伪偽账賬采採释釋乡鄉县縣厅廳厂廠广廣庆慶虑慮凭憑惩懲战戰拟擬扰擾暂暫晓曉样樣桥橋历歷归歸残殘满滿汉漢滞滯潜潛灾災争爭奖獎产產画畫异異疗療尽盡础礎礼禮种種称稱积積税稅穷窮竞競笔筆\
    筹籌级級统統综綜线線练練缩縮绩績职職胆膽临臨艰艱苏蘇艺藝术術卫衛见見视視觉覺观觀触觸订訂记記托託评評试試详詳误誤说說课課谈談咨諮诺諾谓謂译譯读讀变變让讓贫貧贯貫财財货貨贩販买買贷貸贸貿资資赋賦购購赠贈\
    赢贏趋趨车車军軍较較载載轻輕辆輛输輸农農运運达達违違递遞远遠适適选選遗遺还還邮郵邻鄰医醫铺鋪录錄错錯铁鐵长長闭閉阅閱队隊阳陽阶階随隨险險隐隱双雙杂雜难難电電静靜页頁顺順须須预預颁頒频頻顾顧风風飞飛养養\
    馆館驻駐验驗鱼魚丽麗齐齊龙龍
    """

  /// The readings that scraper mirrors insert after converted characters.
  private static let readings: [Character: String] = [
    "规": "guī", "数": "shù", "发": "fā", "现": "xiàn", "业": "yè", "转": "zhuǎn", "统": "tǒng", "计": "jì", "结": "jié",
    "关": "guān", "务": "wù", "议": "yì", "诉": "sù", "讼": "sòng", "权": "quán", "项": "xiàng", "处": "chù", "办": "bàn",
    "网": "wǎng", "镇": "zhèn", "联": "lián", "系": "xì", "单": "dān", "决": "jué",
  ]

  private static let traditional: [Character: Character] = {
    var map: [Character: Character] = [:]
    let characters = Array(pairs)
    for index in stride(from: 0, to: characters.count - 1, by: 2) { map[characters[index]] = characters[index + 1] }
    return map
  }()

  /// The text in traditional characters, each converted by itself.
  static func toTraditional(_ text: String) -> String { String(text.map { traditional[$0] ?? $0 }) }

  /// The text in traditional characters with readings in brackets after many of the converted ones: `規(guī)章`.
  static func toTraditionalWithReadings(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      result.append(traditional[character] ?? character)
      if let reading = readings[character] { result += "(\(reading))" }
    }
  }
}
