import Glibc

/// The time on a clock that only goes forward, in microseconds.
public func now() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) * 1e6 + Double(time.tv_nsec) / 1e3
}

/// How long some work takes, in microseconds.
public func duration(of work: () -> Void) -> Double {
  let start = now()
  work()
  return now() - start
}

/// The bytes of a file, nil if it cannot be opened.
public func bytes(of path: String) -> [UInt8]? {
  guard let file = fopen(path, "rb") else { return nil }
  defer { fclose(file) }
  var all: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 65536)
  while true {
    let count = fread(&buffer, 1, buffer.count, file)
    if count == 0 { return all }
    all += buffer[..<count]
  }
}

/// The value in the middle.
public func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

/// A value to the hundredth.
public func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }

/// The time that this process has computed, in microseconds: other programs' work hardly counts.
public func computed() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) * 1e6 + Double(time.tv_nsec) / 1e3
}

/// How long this process computes at some work, in microseconds.
public func computing(_ work: () -> Void) -> Double {
  let start = computed()
  work()
  return computed() - start
}

/// The value that so many of a hundred do not exceed.
public func percentile(_ percent: Int, of values: [Double]) -> Double {
  values.sorted()[min(values.count - 1, values.count * percent / 100)]
}

/// Whether a bound is held, as a word.
public func verdict(_ value: Double, bound: Double) -> String { value <= bound ? "PASS" : "MISS" }

/// A text made as wide as others beside it, counted in characters.
public func padded(_ text: String, to width: Int) -> String {
  text + String(repeating: " ", count: max(0, width - text.count))
}
