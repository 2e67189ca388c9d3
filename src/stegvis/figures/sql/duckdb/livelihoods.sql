-- 676f58f8343119f1
WITH "t24" AS (
  SELECT
    "t20"."livelihood_id",
    "t20"."enrolment",
    "t20"."occasion",
    "t20"."livelihood",
    "t20"."extent",
    "t20"."observed_on",
    "t20"."rung",
    "t20"."position",
    ROW_NUMBER() OVER (
      PARTITION BY "t20"."enrolment", "t20"."occasion"
      ORDER BY "t20"."rung" DESC, COALESCE("t20"."extent", -1.0) DESC, "t20"."position" ASC
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
    INNER JOIN "_ladder" AS "t9"
      ON "t8"."livelihood" = "t9"."livelihood"
  ) AS "t20"
)
SELECT
  *
FROM (
  SELECT
    "t33"."cell",
    "t33"."scope",
    "t33"."k1",
    "t33"."k2",
    "t33"."k3",
    COUNT(*) AS "records",
    COUNT("t33"."x") AS "known",
    CAST(SUM(CAST("t33"."x" AS DECIMAL(38, 9))) AS DOUBLE) AS "total",
    QUANTILE_CONT("t33"."x", 0.5) AS "middle",
    MAX("t33"."x") AS "top"
  FROM (
    SELECT
      "t32"."cell",
      "t32"."key",
      CASE WHEN "t32"."whole" THEN '' ELSE "t32"."team" END AS "scope",
      CASE
        WHEN "t32"."by_1" = 'occasion'
        THEN "t32"."occasion"
        WHEN "t32"."by_1" = 'from'
        THEN "t32"."from"
        WHEN "t32"."by_1" = 'to'
        THEN "t32"."to"
        ELSE CAST(NULL AS TEXT)
      END AS "k1",
      CASE
        WHEN "t32"."by_2" = 'occasion'
        THEN "t32"."occasion"
        WHEN "t32"."by_2" = 'from'
        THEN "t32"."from"
        WHEN "t32"."by_2" = 'to'
        THEN "t32"."to"
        ELSE CAST(NULL AS TEXT)
      END AS "k2",
      CASE
        WHEN "t32"."by_3" = 'occasion'
        THEN "t32"."occasion"
        WHEN "t32"."by_3" = 'from'
        THEN "t32"."from"
        WHEN "t32"."by_3" = 'to'
        THEN "t32"."to"
        ELSE CAST(NULL AS TEXT)
      END AS "k3",
      CAST(NULL AS DOUBLE) AS "x"
    FROM (
      SELECT
        "t27"."team",
        "t27"."occasion",
        "t27"."enrolment" AS "key",
        "t30"."before" AS "from",
        "t31"."after" AS "to",
        "t31"."high" > "t30"."low" AS "improved",
        "t18"."cell",
        "t18"."whole",
        "t18"."flag_1",
        "t18"."flag_2",
        "t18"."by_1",
        "t18"."by_2",
        "t18"."by_3",
        "t18"."number"
      FROM (
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
        ) AS "t22"
        UNION ALL
        SELECT
          *
        FROM (
          SELECT DISTINCT
            "t21"."enrolment",
            "t21"."team",
            'follow_up_' || CAST("t21"."months" AS TEXT) AS "occasion"
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
          ) AS "t21"
          WHERE
            "t21"."due_on" >= "t21"."first" AND "t21"."due_on" <= "t21"."last"
        ) AS "t23"
      ) AS "t27"
      INNER JOIN (
        SELECT
          "t26"."enrolment",
          "t26"."livelihood" AS "before",
          "t26"."rung" AS "low"
        FROM "t24" AS "t26"
        WHERE
          "t26"."place" = 0 AND "t26"."occasion" = 'start'
      ) AS "t30"
        ON "t27"."enrolment" = "t30"."enrolment"
      INNER JOIN (
        SELECT
          "t26"."enrolment",
          "t26"."occasion",
          "t26"."livelihood" AS "after",
          "t26"."rung" AS "high"
        FROM "t24" AS "t26"
        WHERE
          "t26"."place" = 0
      ) AS "t31"
        ON "t27"."enrolment" = "t31"."enrolment" AND "t27"."occasion" = "t31"."occasion"
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
    ) AS "t32"
    WHERE
      (
        "t32"."whole" OR (
          "t32"."team" IS NOT NULL
        )
      )
      AND CASE WHEN "t32"."flag_1" = 'improved' THEN "t32"."improved" ELSE TRUE END
      AND CASE WHEN "t32"."flag_2" = 'improved' THEN "t32"."improved" ELSE TRUE END
  ) AS "t33"
  GROUP BY
    1,
    2,
    3,
    4,
    5
) AS "t34"
