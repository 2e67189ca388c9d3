-- 8e3935fde7dfadce
WITH "t23" AS (
  SELECT
    *
  FROM (
    SELECT
      "t19"."enrolment",
      "t19"."team",
      'exit' AS "occasion"
    FROM (
      SELECT
        "t14"."team",
        "t14"."started_on",
        "t14"."ended_on",
        "t14"."key",
        "t14"."enrolment",
        "t16"."first",
        "t16"."last"
      FROM (
        SELECT
          "t2"."team",
          "t2"."started_on",
          "t2"."ended_on",
          "t2"."enrolment" AS "key",
          "t2"."enrolment"
        FROM "enrolments" AS "t2"
      ) AS "t14"
      CROSS JOIN (
        SELECT
          "t3"."first",
          "t3"."last"
        FROM "_run" AS "t3"
      ) AS "t16"
    ) AS "t19"
    WHERE
      "t19"."ended_on" >= "t19"."first" AND "t19"."ended_on" <= "t19"."last"
  ) AS "t21"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT DISTINCT
      "t20"."enrolment",
      "t20"."team",
      'follow_up_' || CAST("t20"."months" AS TEXT) AS "occasion"
    FROM (
      SELECT
        "t6"."follow_up",
        "t6"."enrolment",
        "t6"."months",
        "t6"."due_on",
        "t6"."attempted_on",
        "t6"."reached",
        "t6"."outcome",
        "t7"."first",
        "t7"."last",
        "t7"."one_year",
        "t15"."team"
      FROM "follow_ups" AS "t6"
      CROSS JOIN "_run" AS "t7"
      INNER JOIN (
        SELECT
          "t2"."enrolment",
          "t2"."team"
        FROM "enrolments" AS "t2"
      ) AS "t15"
        ON "t6"."enrolment" = "t15"."enrolment"
    ) AS "t20"
    WHERE
      "t20"."due_on" >= "t20"."first" AND "t20"."due_on" <= "t20"."last"
  ) AS "t22"
), "t31" AS (
  SELECT
    "t30"."livelihood_id",
    "t30"."enrolment",
    "t30"."occasion",
    "t30"."livelihood",
    "t30"."extent",
    "t30"."observed_on",
    "t30"."rung",
    "t30"."position",
    ROW_NUMBER() OVER (
      PARTITION BY "t30"."enrolment", "t30"."occasion"
      ORDER BY "t30"."rung" DESC, COALESCE("t30"."extent", -1.0) DESC, "t30"."position" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) - 1 AS "place"
  FROM (
    SELECT
      "t8"."livelihood_id",
      "t8"."enrolment",
      "t8"."occasion",
      "t8"."livelihood",
      "t8"."extent",
      "t8"."observed_on",
      "t9"."rung",
      "t9"."position"
    FROM "livelihoods" AS "t8"
    SEMI JOIN (
      SELECT
        *
      FROM (
        SELECT
          "t24"."enrolment",
          "t24"."occasion"
        FROM "t23" AS "t24"
      ) AS "t27"
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          "t24"."enrolment",
          'start' AS "occasion"
        FROM "t23" AS "t24"
      ) AS "t26"
    ) AS "t29"
      ON "t8"."enrolment" = "t29"."enrolment" AND "t8"."occasion" = "t29"."occasion"
    INNER JOIN "_ladder" AS "t9"
      ON "t8"."livelihood" = "t9"."livelihood"
  ) AS "t30"
)
SELECT
  *
FROM (
  SELECT
    "t38"."cell",
    "t38"."scope",
    "t38"."k1",
    "t38"."k2",
    "t38"."k3",
    COUNT(*) AS "records",
    COUNT("t38"."x") AS "known",
    CAST(SUM(CAST("t38"."x" AS DECIMAL(38, 9))) AS DOUBLE) AS "total",
    QUANTILE_CONT("t38"."x", 0.5) AS "middle",
    MAX("t38"."x") AS "top"
  FROM (
    SELECT
      "t37"."cell",
      "t37"."key",
      CASE WHEN "t37"."whole" THEN '' ELSE "t37"."team" END AS "scope",
      CASE
        WHEN "t37"."by_1" = 'occasion'
        THEN "t37"."occasion"
        WHEN "t37"."by_1" = 'from'
        THEN "t37"."from"
        WHEN "t37"."by_1" = 'to'
        THEN "t37"."to"
        ELSE CAST(NULL AS TEXT)
      END AS "k1",
      CASE
        WHEN "t37"."by_2" = 'occasion'
        THEN "t37"."occasion"
        WHEN "t37"."by_2" = 'from'
        THEN "t37"."from"
        WHEN "t37"."by_2" = 'to'
        THEN "t37"."to"
        ELSE CAST(NULL AS TEXT)
      END AS "k2",
      CASE
        WHEN "t37"."by_3" = 'occasion'
        THEN "t37"."occasion"
        WHEN "t37"."by_3" = 'from'
        THEN "t37"."from"
        WHEN "t37"."by_3" = 'to'
        THEN "t37"."to"
        ELSE CAST(NULL AS TEXT)
      END AS "k3",
      CAST(NULL AS DOUBLE) AS "x"
    FROM (
      SELECT
        "t25"."team",
        "t25"."occasion",
        "t25"."enrolment" AS "key",
        "t35"."before" AS "from",
        "t36"."after" AS "to",
        "t36"."high" > "t35"."low" AS "improved",
        "t18"."cell",
        "t18"."whole",
        "t18"."flag_1",
        "t18"."flag_2",
        "t18"."by_1",
        "t18"."by_2",
        "t18"."by_3",
        "t18"."number"
      FROM "t23" AS "t25"
      INNER JOIN (
        SELECT
          "t32"."enrolment",
          "t32"."livelihood" AS "before",
          "t32"."rung" AS "low"
        FROM "t31" AS "t32"
        WHERE
          "t32"."place" = 0 AND "t32"."occasion" = 'start'
      ) AS "t35"
        ON "t25"."enrolment" = "t35"."enrolment"
      INNER JOIN (
        SELECT
          "t32"."enrolment",
          "t32"."occasion",
          "t32"."livelihood" AS "after",
          "t32"."rung" AS "high"
        FROM "t31" AS "t32"
        WHERE
          "t32"."place" = 0
      ) AS "t36"
        ON "t25"."enrolment" = "t36"."enrolment" AND "t25"."occasion" = "t36"."occasion"
      CROSS JOIN (
        SELECT
          "t13".*
          EXCLUDE ("fact")
        FROM (
          SELECT
            *
          FROM "_cells" AS "t0"
          WHERE
            "t0"."fact" = 'livelihoods'
        ) AS "t13"
      ) AS "t18"
    ) AS "t37"
    WHERE
      (
        "t37"."whole" OR (
          "t37"."team" IS NOT NULL
        )
      )
      AND CASE WHEN "t37"."flag_1" = 'improved' THEN "t37"."improved" ELSE TRUE END
      AND CASE WHEN "t37"."flag_2" = 'improved' THEN "t37"."improved" ELSE TRUE END
  ) AS "t38"
  GROUP BY
    1,
    2,
    3,
    4,
    5
) AS "t39"
