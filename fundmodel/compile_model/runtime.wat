  ;; What the formulas call. A row of a history is named by the address of its opening.

  (func $remember (param $home i32) (param $bad v128)
    ;; the first cell of a pair is zero as long as everything is finite
    (v128.store (local.get $home) (v128.or (v128.load (local.get $home)) (local.get $bad))))

  (func $tell (param $home i32) (param $line i32) (param $bad v128)
    ;; the second cell names the first line in which something is not finite
    (if (i32.and
        (f64.eq (f64.load offset=16 (local.get $home)) (f64.const 0))
        (v128.any_true (v128.or (v128.load (local.get $home)) (local.get $bad))))
      (then (v128.store offset=16 (local.get $home)
        (f64x2.splat (f64.convert_i32_s (local.get $line)))))))

  (func $power_kept (param $at i32) (param $x v128) (param $y v128) (result v128)
    ;; what is kept holds if base and exponent are the same to the bit; a zero is as good as nothing
    (if (i32.and
        (i64x2.all_true (v128.and
          (i64x2.eq (local.get $x) (v128.load (local.get $at)))
          (i64x2.eq (local.get $y) (v128.load offset=16 (local.get $at)))))
        (i64x2.all_true (v128.load offset=32 (local.get $at))))
      (then (return (v128.load offset=32 (local.get $at)))))
    (v128.store (local.get $at) (local.get $x))
    (v128.store offset=16 (local.get $at) (local.get $y))
    (v128.store offset=32 (local.get $at) (call $power (local.get $x) (local.get $y)))
    (v128.load offset=32 (local.get $at)))

  (func $cell (param $row i32) (param $quarter i32) (result i32)
    (i32.add (local.get $row) (i32.mul (local.get $quarter) (global.get $stride))))

  (func $lagged (param $row i32) (param $t i32) (param $lag v128) (result v128)
    ;; the opening where that is before the first quarter
    (local $at v128)
    (local.set $at (i32x4.min_s (i32x4.splat (local.get $t)) (i32x4.max_s (v128.const i32x4 0 0 0 0)
      (i32x4.sub (i32x4.splat (local.get $t)) (i32x4.trunc_sat_f64x2_s_zero (local.get $lag))))))
    (local.set $at (i32x4.add (i32x4.splat (local.get $row))
      (i32x4.mul (local.get $at) (i32x4.splat (global.get $stride)))))
    (v128.load64_lane offset=8 1 (i32x4.extract_lane 1 (local.get $at))
      (v128.load64_zero (i32x4.extract_lane 0 (local.get $at)))))

  (func $convolve (param $row i32) (param $weights i32) (param $t i32) (result v128)
    (local $value i32) (local $weight i32) (local $last i32) (local $sum v128)
    (local.set $value (call $cell (local.get $row) (i32.const 0)))
    (local.set $weight (call $cell (local.get $weights) (local.get $t)))
    (local.set $last (call $cell (local.get $weights) (i32.const 0)))
    (loop $ages
      (local.set $sum (f64x2.add (local.get $sum)
        (f64x2.mul (v128.load (local.get $value)) (v128.load (local.get $weight)))))
      (local.set $value (i32.add (local.get $value) (global.get $stride)))
      (local.set $weight (i32.sub (local.get $weight) (global.get $stride)))
      (br_if $ages (i32.gt_s (local.get $weight) (local.get $last))))
    (local.get $sum))

  (func $by_year (param $home i32) (param $series i32) (param $year v128) (result v128)
    ;; a year before the first that is stated has its number, a year after the last likewise
    (local $table i32) (local $at v128)
    (local.set $table (i32.add (i32.add (local.get $home) (global.get $series))
      (i32.mul (local.get $series) (i32.shl (global.get $years) (i32.const 4)))))
    (local.set $at (i32x4.max_s (v128.const i32x4 0 0 0 0) (i32x4.min_s
      (i32x4.splat (i32.sub (global.get $years) (i32.const 1)))
      (i32x4.sub (i32x4.trunc_sat_f64x2_s_zero (local.get $year)) (i32x4.splat (global.get $first_year))))))
    (local.set $at (i32x4.add (i32x4.splat (local.get $table)) (i32x4.shl (local.get $at) (i32.const 4))))
    (v128.load64_lane offset=8 1 (i32x4.extract_lane 1 (local.get $at))
      (v128.load64_zero (i32x4.extract_lane 0 (local.get $at)))))

  ;; Dates: serial numbers as in spreadsheets; years begin in March here, so that a leap day comes last.

  (func $marched (param $serial i32) (result i32) (result i32)
    ;; months since March of the year 0, and the day of the month counted from 0
    (local $day i32) (local $era i32) (local $of_era i32) (local $year i32) (local $of_year i32) (local $month i32)
    (local.set $day (i32.add (local.get $serial) (i32.const 693899)))
    (local.set $era (i32.div_s (local.get $day) (i32.const 146097)))
    (local.set $of_era (i32.rem_s (local.get $day) (i32.const 146097)))
    (local.set $year (i32.div_s (i32.sub (i32.add (i32.sub (local.get $of_era)
      (i32.div_s (local.get $of_era) (i32.const 1460)))
      (i32.div_s (local.get $of_era) (i32.const 36524)))
      (i32.div_s (local.get $of_era) (i32.const 146096))) (i32.const 365)))
    (local.set $of_year (i32.sub (local.get $of_era) (i32.sub (i32.add
      (i32.mul (local.get $year) (i32.const 365)) (i32.div_s (local.get $year) (i32.const 4)))
      (i32.div_s (local.get $year) (i32.const 100)))))
    (local.set $month (i32.div_s (i32.add (i32.mul (local.get $of_year) (i32.const 5)) (i32.const 2)) (i32.const 153)))
    (i32.add (i32.mul (i32.add (local.get $year) (i32.mul (local.get $era) (i32.const 400))) (i32.const 12))
      (local.get $month))
    (i32.sub (local.get $of_year)
      (i32.div_s (i32.add (i32.mul (local.get $month) (i32.const 153)) (i32.const 2)) (i32.const 5))))

  (func $first_of (param $month i32) (result i32)
    ;; the serial number of the first day of a month, counted from March of the year 0
    (local $year i32)
    (local.set $year (i32.div_s (local.get $month) (i32.const 12)))
    (local.set $month (i32.rem_s (local.get $month) (i32.const 12)))
    (i32.sub (i32.add (i32.sub (i32.add (i32.add
      (i32.mul (local.get $year) (i32.const 365))
      (i32.div_s (local.get $year) (i32.const 4)))
      (i32.div_s (local.get $year) (i32.const 400)))
      (i32.div_s (local.get $year) (i32.const 100)))
      (i32.div_s (i32.add (i32.mul (local.get $month) (i32.const 153)) (i32.const 2)) (i32.const 5)))
      (i32.const 693899)))

  (func $month_end (param $date f64) (param $months f64) (result f64)
    (local $month i32)
    (local.set $month (i32.add (call $month_of (i32.trunc_sat_f64_s (local.get $date)))
      (i32.trunc_sat_f64_s (local.get $months))))
    (f64.convert_i32_s (i32.sub (call $first_of (i32.add (local.get $month) (i32.const 1))) (i32.const 1))))

  (func $month_of (param $serial i32) (result i32)
    (local $month i32)
    (call $marched (local.get $serial))
    (drop)
    (local.set $month)
    (local.get $month))

  (func $end_of_quarter (param $date v128) (param $quarters v128) (param $months v128) (result v128)
    (local $more v128)
    (local.set $more (f64x2.mul (local.get $quarters) (local.get $months)))
    (f64x2.replace_lane 1
      (f64x2.splat (call $month_end
        (f64x2.extract_lane 0 (local.get $date)) (f64x2.extract_lane 0 (local.get $more))))
      (call $month_end
        (f64x2.extract_lane 1 (local.get $date)) (f64x2.extract_lane 1 (local.get $more)))))

  (func $year_of_day (param $date f64) (result f64)
    ;; March is month 2 of its year, so January and February belong to the year before
    (f64.convert_i32_s (i32.div_s
      (i32.add (call $month_of (i32.trunc_sat_f64_s (local.get $date))) (i32.const 2)) (i32.const 12))))

  (func $year_of (param $date v128) (result v128)
    (f64x2.replace_lane 1
      (f64x2.splat (call $year_of_day (f64x2.extract_lane 0 (local.get $date))))
      (call $year_of_day (f64x2.extract_lane 1 (local.get $date)))))

  ;; The internal rate of return, by the bisection that the workbook lays out.

  (func $value_at (param $row i32) (param $rate v128) (param $t i32) (result v128)
    ;; the present value of a row at a rate a quarter, or another number of the same sign:
    ;; one division is enough unless what is left is no larger than what is rounded away
    (local $factor v128) (local $value v128) (local $size v128) (local $flow v128)
    (local $at i32) (local $opening i32)
    (local.set $factor (f64x2.div (v128.const f64x2 1 1)
      (f64x2.add (v128.const f64x2 1 1) (local.get $rate))))
    (local.set $opening (call $cell (local.get $row) (i32.const 0)))
    (local.set $at (call $cell (local.get $row) (local.get $t)))
    (loop $quarters
      (local.set $flow (v128.load (local.get $at)))
      (local.set $value (f64x2.mul
        (f64x2.add (local.get $value) (local.get $flow)) (local.get $factor)))
      (local.set $size (f64x2.mul
        (f64x2.add (local.get $size) (f64x2.abs (local.get $flow))) (local.get $factor)))
      (local.set $at (i32.sub (local.get $at) (global.get $stride)))
      (br_if $quarters (i32.gt_s (local.get $at) (local.get $opening))))
    (local.set $size (f64x2.mul (local.get $size) (f64x2.mul
      (v128.const f64x2 1e-15 1e-15) (f64x2.splat (f64.convert_i32_s (local.get $t))))))
    (if (i64x2.all_true (f64x2.gt (f64x2.abs (local.get $value)) (local.get $size)))
      (then (return (local.get $value))))
    (call $exact_value_at (local.get $row) (local.get $rate) (local.get $t)))

  (func $exact_value_at (param $row i32) (param $rate v128) (param $t i32) (result v128)
    ;; to the last digit what the workbook adds up, from the first quarter to the last
    (local $growth v128) (local $value v128) (local $quarter i32)
    (local.set $growth (f64x2.add (v128.const f64x2 1 1) (local.get $rate)))
    (local.set $quarter (i32.const 1))
    (loop $quarters
      (local.set $value (f64x2.add (local.get $value) (f64x2.mul
        (v128.load (call $cell (local.get $row) (local.get $quarter)))
        (call $power (local.get $growth)
          (f64x2.splat (f64.neg (f64.convert_i32_s (local.get $quarter))))))))
      (local.set $quarter (i32.add (local.get $quarter) (i32.const 1)))
      (br_if $quarters (i32.le_s (local.get $quarter) (local.get $t))))
    (local.get $value))

  (func $irr (param $row i32) (param $half v128) (param $quarters_in_a_year v128) (param $t i32) (result v128)
    (local $low v128) (local $high v128) (local $middle v128) (local $at_low v128) (local $at_high v128)
    (local $rises v128) (local $step i32)
    (local.set $low (f64x2.mul (v128.const f64x2 -1 -1) (local.get $half)))
    (local.set $high (v128.const f64x2 1 1))
    (local.set $at_low (call $value_at (local.get $row) (local.get $low) (local.get $t)))
    (local.set $at_high (call $value_at (local.get $row) (local.get $high) (local.get $t)))
    (block $found (loop $steps
      (local.set $middle (f64x2.mul (f64x2.add (local.get $low) (local.get $high)) (local.get $half)))
      ;; no number lies between the two: all further steps would give the same
      (br_if $found (i64x2.all_true (v128.or
        (f64x2.eq (local.get $middle) (local.get $low)) (f64x2.eq (local.get $middle) (local.get $high)))))
      (local.set $rises (f64x2.gt (f64x2.mul (local.get $at_low)
        (call $value_at (local.get $row) (local.get $middle) (local.get $t))) (v128.const f64x2 0 0)))
      (local.set $low (v128.bitselect (local.get $middle) (local.get $low) (local.get $rises)))
      (local.set $high (v128.bitselect (local.get $high) (local.get $middle) (local.get $rises)))
      (local.set $step (i32.add (local.get $step) (i32.const 1)))
      (br_if $steps (i32.lt_s (local.get $step) (i32.const 64)))))
    (v128.bitselect
      (f64x2.sub (call $power (f64x2.add (v128.const f64x2 1 1) (local.get $middle))
        (local.get $quarters_in_a_year)) (v128.const f64x2 1 1))
      (v128.const f64x2 nan nan)
      (f64x2.lt (f64x2.mul (local.get $at_low) (local.get $at_high)) (v128.const f64x2 0 0))))
