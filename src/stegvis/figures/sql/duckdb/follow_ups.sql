-- 8e3935fde7dfadce
SELECT
  *
FROM (
  SELECT
    "t18"."cell",
    "t18"."scope",
    "t18"."k1",
    "t18"."k2",
    "t18"."k3",
    COUNT(*) AS "records",
    COUNT("t18"."x") AS "known",
    CAST(SUM(CAST("t18"."x" AS DECIMAL(38, 9))) AS DOUBLE) AS "total",
    QUANTILE_CONT("t18"."x", 0.5) AS "middle",
    MAX("t18"."x") AS "top"
  FROM (
    SELECT
      "t17"."cell",
      "t17"."key",
      CASE WHEN "t17"."whole" THEN '' ELSE "t17"."team" END AS "scope",
      CASE
        WHEN "t17"."by_1" = 'months'
        THEN "t17"."months"
        WHEN "t17"."by_1" = 'outcome'
        THEN "t17"."outcome"
        ELSE CAST(NULL AS TEXT)
      END AS "k1",
      CASE
        WHEN "t17"."by_2" = 'months'
        THEN "t17"."months"
        WHEN "t17"."by_2" = 'outcome'
        THEN "t17"."outcome"
        ELSE CAST(NULL AS TEXT)
      END AS "k2",
      CASE
        WHEN "t17"."by_3" = 'months'
        THEN "t17"."months"
        WHEN "t17"."by_3" = 'outcome'
        THEN "t17"."outcome"
        ELSE CAST(NULL AS TEXT)
      END AS "k3",
      CAST(NULL AS DOUBLE) AS "x"
    FROM (
      SELECT
        "t16"."team",
        "t16"."follow_up" AS "key",
        CAST("t16"."months" AS TEXT) AS "months",
        COALESCE("t11"."taken_by", 'unknown') AS "outcome",
        "t16"."attempted_on" IS NOT NULL AS "attempted",
        COALESCE("t16"."reached", FALSE) AS "reached",
        "t13"."cell",
        "t13"."whole",
        "t13"."flag_1",
        "t13"."flag_2",
        "t13"."by_1",
        "t13"."by_2",
        "t13"."by_3",
        "t13"."number"
      FROM (
        SELECT
          *
        FROM (
          SELECT
            "t5"."follow_up",
            "t5"."enrolment",
            "t5"."months",
            "t5"."due_on",
            "t5"."attempted_on",
            "t5"."reached",
            "t5"."outcome",
            "t6"."first",
            "t6"."last",
            "t6"."one_year",
            "t10"."team"
          FROM "follow_ups" AS "t5"
          CROSS JOIN "_run" AS "t6"
          INNER JOIN (
            SELECT
              "t4"."enrolment",
              "t4"."team"
            FROM "enrolments" AS "t4"
          ) AS "t10"
            ON "t5"."enrolment" = "t10"."enrolment"
        ) AS "t14"
        WHERE
          "t14"."due_on" >= "t14"."first" AND "t14"."due_on" <= "t14"."last"
      ) AS "t16"
      LEFT OUTER JOIN (
        SELECT
          "t0"."outcome" AS "raw",
          "t0"."column" AS "taken_by"
        FROM "_columns" AS "t0"
        WHERE
          NOT (
            "t0"."interrupted"
          )
      ) AS "t11"
        ON "t16"."outcome" = "t11"."raw"
      CROSS JOIN (
        SELECT
          "t9".*
          EXCLUDE ("fact")
        FROM (
          SELECT
            *
          FROM "_cells" AS "t2"
          WHERE
            "t2"."fact" = 'follow_ups'
        ) AS "t9"
      ) AS "t13"
    ) AS "t17"
    WHERE
      (
        "t17"."whole" OR (
          "t17"."team" IS NOT NULL
        )
      )
      AND CASE
        WHEN "t17"."flag_1" = 'attempted'
        THEN "t17"."attempted"
        WHEN "t17"."flag_1" = 'reached'
        THEN "t17"."reached"
        ELSE TRUE
      END
      AND CASE
        WHEN "t17"."flag_2" = 'attempted'
        THEN "t17"."attempted"
        WHEN "t17"."flag_2" = 'reached'
        THEN "t17"."reached"
        ELSE TRUE
      END
  ) AS "t18"
  GROUP BY
    1,
    2,
    3,
    4,
    5
) AS "t19"
