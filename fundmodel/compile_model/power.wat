  ;; x to the power y. The steps of arithmetic, and the tables, are put in where @...@ stands.

  (func $power_of_ordinary (param $x v128) (param $y v128) (result v128)
    @LOCALS@ (local $entry v128)
    ;; x = z * 2^k, and the entry of the table of logarithms in which z falls
    (local.set $bits (i64x2.sub (local.get $x) (v128.const i64x2 @FIRST@ @FIRST@)))
    (local.set $entry (i64x2.shr_u (local.get $bits) (i32.const 45)))
    (local.set $k (i64x2.shr_s (local.get $bits) (i32.const 52)))
    (local.set $z (i64x2.sub (local.get $x) (i64x2.shl (local.get $k) (i32.const 52))))
    (local.set $k (f64x2.sub (i64x2.add (local.get $k) @ROUNDER@) @ROUNDER@))
@LOGARITHMS@
@STEPS@
    (if (i32.eqz (i64x2.all_true (f64x2.lt (f64x2.abs (local.get $e)) (v128.const f64x2 690 690))))
      (then (return (f64x2.replace_lane 1
        (f64x2.splat (call $large (f64x2.extract_lane 0 (local.get $x))
          (f64x2.extract_lane 0 (local.get $y)) (f64x2.extract_lane 0 (local.get $e))))
        (call $large (f64x2.extract_lane 1 (local.get $x))
          (f64x2.extract_lane 1 (local.get $y)) (f64x2.extract_lane 1 (local.get $e)))))))
    ;; the number of the entry of the table of powers stands in the last bits
    (local.set $entry (local.get $shifted))
@POWERS@
@LAST_STEPS@
    (i64x2.add (local.get $result)
      (i64x2.shl (i64x2.shr_s (local.get $shifted) (i32.const 7)) (i32.const 52))))

  (func $power (param $x v128) (param $y v128) (result v128)
    ;; ordinary: both bases positive and neither tiny nor infinite
    (if (result v128) (i64x2.all_true (v128.and
        (f64x2.ge (local.get $x) (v128.const f64x2 0x1p-1022 0x1p-1022))
        (f64x2.lt (f64x2.abs (f64x2.add (local.get $x) (local.get $y))) (v128.const f64x2 inf inf))))
      (then (call $power_of_ordinary (local.get $x) (local.get $y)))
      (else (call $power_of_both (local.get $x) (local.get $y)))))

  (func $power_of_both (param $x v128) (param $y v128) (result v128)
    ;; one after the other, so that neither depends on the path beside it
    (f64x2.replace_lane 1
      (f64x2.splat (call $power_of_one
        (f64x2.extract_lane 0 (local.get $x)) (f64x2.extract_lane 0 (local.get $y))))
      (call $power_of_one
        (f64x2.extract_lane 1 (local.get $x)) (f64x2.extract_lane 1 (local.get $y)))))

  (func $power_of_one (param $x f64) (param $y f64) (result f64)
    ;; as the C library has it: 1 to whatever power, and whatever to the power 0, is 1
    (local $root f64)
    (if (i32.or (f64.eq (local.get $y) (f64.const 0)) (f64.eq (local.get $x) (f64.const 1)))
      (then (return (f64.const 1))))
    (if (i32.or (f64.ne (local.get $x) (local.get $x)) (f64.ne (local.get $y) (local.get $y)))
      (then (return (f64.const nan))))
    (if (f64.lt (f64.copysign (f64.const 1) (local.get $x)) (f64.const 0)) (then
      (if (i32.and (f64.ne (f64.floor (local.get $y)) (local.get $y))
          (i32.and (f64.lt (local.get $x) (f64.const 0)) (f64.gt (local.get $x) (f64.const -inf))))
        (then (return (f64.const nan))))
      (local.set $root (call $power_of_one (f64.neg (local.get $x)) (local.get $y)))
      (return (select (f64.neg (local.get $root)) (local.get $root) (call $is_odd (local.get $y))))))
    (if (i32.or (f64.eq (local.get $x) (f64.const 0)) (f64.eq (local.get $x) (f64.const inf)))
      (then (return (select (f64.const inf) (f64.const 0)
        (i32.eq (f64.gt (local.get $y) (f64.const 0)) (f64.gt (local.get $x) (f64.const 0)))))))
    (if (f64.lt (local.get $x) (f64.const 0x1p-1022)) (then (return (f64.mul
      (call $power_of_one (f64.mul (local.get $x) (f64.const 0x1p60)) (local.get $y))
      (call $power_of_one (f64.const 0x1p-60) (local.get $y))))))
    (call $as_ordinary (local.get $x) (local.get $y)))

  (func $is_odd (param $y f64) (result i32)
    (local $half f64)
    (local.set $half (f64.mul (local.get $y) (f64.const 0.5)))
    (i32.and (f64.eq (f64.floor (local.get $y)) (local.get $y))
      (f64.ne (f64.floor (local.get $half)) (local.get $half))))

  (func $as_ordinary (param $x f64) (param $y f64) (result f64)
    (f64x2.extract_lane 0 (call $power_of_ordinary
      (f64x2.splat (local.get $x)) (f64x2.splat (local.get $y)))))

  (func $large (param $x f64) (param $y f64) (param $e f64) (result f64)
    ;; near the ends of what a double holds: the square of the root, or what lies beyond
    (local $root f64)
    (if (f64.lt (f64.abs (local.get $e)) (f64.const 690))
      (then (return (call $as_ordinary (local.get $x) (local.get $y)))))
    (if (i32.eqz (f64.lt (f64.abs (local.get $e)) (f64.const 1600))) (then (return
      (select (f64.const inf) (f64.const 0) (f64.gt (local.get $e) (f64.const 0))))))
    (local.set $root (call $as_ordinary (local.get $x) (f64.mul (local.get $y) (f64.const 0.5))))
    (f64.mul (local.get $root) (local.get $root)))
