-- 10fa379044bb6ba5
WITH "t23" AS (
  SELECT
    "t19"."livelihood_id",
    "t19"."enrolment",
    "t19"."occasion",
    "t19"."livelihood",
    "t19"."extent",
    "t19"."observed_on",
    "t19"."rung",
    "t19"."position",
    ROW_NUMBER() OVER (
      PARTITION BY "t19"."enrolment", "t19"."occasion"
      ORDER BY "t19"."rung" DESC, COALESCE("t19"."extent", -1.0) DESC, "t19"."position" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) - 1 AS "place"
  FROM (
    SELECT
      "t10"."livelihood_id",
      "t10"."enrolment",
      "t10"."occasion",
      "t10"."livelihood",
      "t10"."extent",
      "t10"."observed_on",
      "t11"."rung",
      "t11"."position"
    FROM "livelihoods" AS "t10"
    INNER JOIN "_ladder" AS "t11"
      ON "t10"."livelihood" = "t11"."livelihood"
  ) AS "t19"
)
SELECT
  *
FROM (
  SELECT
    "t35"."cell",
    "t35"."scope",
    "t35"."k1",
    "t35"."k2",
    "t35"."k3",
    COUNT(*) AS "records",
    COUNT("t35"."x") AS "known",
    CAST(SUM(CAST("t35"."x" AS DECIMAL(38, 9))) AS DOUBLE) AS "total",
    QUANTILE_CONT("t35"."x", 0.5) AS "middle",
    MAX("t35"."x") AS "top"
  FROM (
    SELECT
      "t34"."cell",
      "t34"."key",
      CASE WHEN "t34"."whole" THEN '' ELSE "t34"."team" END AS "scope",
      CASE
        WHEN "t34"."by_1" = 'occasion'
        THEN "t34"."occasion"
        WHEN "t34"."by_1" = 'from'
        THEN "t34"."from"
        WHEN "t34"."by_1" = 'to'
        THEN "t34"."to"
        ELSE CAST(NULL AS TEXT)
      END AS "k1",
      CASE
        WHEN "t34"."by_2" = 'occasion'
        THEN "t34"."occasion"
        WHEN "t34"."by_2" = 'from'
        THEN "t34"."from"
        WHEN "t34"."by_2" = 'to'
        THEN "t34"."to"
        ELSE CAST(NULL AS TEXT)
      END AS "k2",
      CASE
        WHEN "t34"."by_3" = 'occasion'
        THEN "t34"."occasion"
        WHEN "t34"."by_3" = 'from'
        THEN "t34"."from"
        WHEN "t34"."by_3" = 'to'
        THEN "t34"."to"
        ELSE CAST(NULL AS TEXT)
      END AS "k3",
      CAST(NULL AS DOUBLE) AS "x"
    FROM (
      SELECT
        "t33"."team",
        "t33"."occasion",
        "t33"."enrolment" AS "key",
        "t29"."before" AS "from",
        "t30"."after" AS "to",
        "t30"."high" > "t29"."low" AS "improved",
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
            "t26"."enrolment",
            "t26"."team",
            'exit' AS "occasion"
          FROM (
            SELECT
              "t25".*
              EXCLUDE ("participant_right")
            FROM (
              SELECT
                "t21"."enrolment",
                "t21"."participant",
                "t21"."team",
                "t21"."application",
                COALESCE("t21"."referrer", 'unknown') AS "referrer",
                "t21"."started_on",
                "t21"."ended_on",
                "t21"."exit_outcome",
                "t21"."exit_reason",
                "t21"."completed",
                "t21"."years_in_public_support",
                "t21"."destination",
                "t21"."comment",
                "t21"."first",
                "t21"."last",
                "t21"."one_year",
                "t21"."participant_right",
                COALESCE("t21"."sex", 'unknown') AS "sex",
                "t21"."birth_year",
                "t21"."enrolment" AS "key",
                CASE
                  WHEN "t21"."birth_year" IS NULL
                  THEN 'unknown'
                  WHEN (
                    EXTRACT(year FROM "t21"."last") - "t21"."birth_year"
                  ) < 30
                  THEN 'under_30'
                  ELSE '30_and_over'
                END AS "age_group"
              FROM (
                SELECT
                  "t9"."enrolment",
                  "t9"."participant",
                  "t9"."team",
                  "t9"."application",
                  "t9"."referrer",
                  "t9"."started_on",
                  "t9"."ended_on",
                  "t9"."exit_outcome",
                  "t9"."exit_reason",
                  "t9"."completed",
                  "t9"."years_in_public_support",
                  "t9"."destination",
                  "t9"."comment",
                  "t8"."first",
                  "t8"."last",
                  "t8"."one_year",
                  "t16"."participant" AS "participant_right",
                  "t16"."sex",
                  "t16"."birth_year"
                FROM "enrolments" AS "t9"
                CROSS JOIN "_run" AS "t8"
                LEFT OUTER JOIN (
                  SELECT
                    "t6"."participant",
                    "t6"."sex",
                    "t6"."birth_year"
                  FROM "participants" AS "t6"
                ) AS "t16"
                  ON "t9"."participant" = "t16"."participant"
              ) AS "t21"
            ) AS "t25"
          ) AS "t26"
          WHERE
            "t26"."ended_on" >= "t26"."first" AND "t26"."ended_on" <= "t26"."last"
        ) AS "t31"
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
              "t7"."follow_up",
              "t7"."enrolment",
              "t7"."months",
              "t7"."due_on",
              "t7"."attempted_on",
              "t7"."reached",
              "t7"."outcome",
              "t8"."first",
              "t8"."last",
              "t8"."one_year",
              "t15"."team"
            FROM "follow_ups" AS "t7"
            CROSS JOIN "_run" AS "t8"
            INNER JOIN (
              SELECT
                "t3"."enrolment",
                "t3"."team"
              FROM "enrolments" AS "t3"
            ) AS "t15"
              ON "t7"."enrolment" = "t15"."enrolment"
          ) AS "t20"
          WHERE
            "t20"."due_on" >= "t20"."first" AND "t20"."due_on" <= "t20"."last"
        ) AS "t22"
      ) AS "t33"
      INNER JOIN (
        SELECT
          "t24"."enrolment",
          "t24"."livelihood" AS "before",
          "t24"."rung" AS "low"
        FROM "t23" AS "t24"
        WHERE
          "t24"."place" = 0 AND "t24"."occasion" = 'start'
      ) AS "t29"
        ON "t33"."enrolment" = "t29"."enrolment"
      INNER JOIN (
        SELECT
          "t24"."enrolment",
          "t24"."occasion",
          "t24"."livelihood" AS "after",
          "t24"."rung" AS "high"
        FROM "t23" AS "t24"
        WHERE
          "t24"."place" = 0
      ) AS "t30"
        ON "t33"."enrolment" = "t30"."enrolment" AND "t33"."occasion" = "t30"."occasion"
      CROSS JOIN (
        SELECT
          "t14".*
          EXCLUDE ("fact")
        FROM (
          SELECT
            *
          FROM "_cells" AS "t0"
          WHERE
            "t0"."fact" = 'livelihoods'
        ) AS "t14"
      ) AS "t18"
    ) AS "t34"
    WHERE
      (
        "t34"."whole" OR (
          "t34"."team" IS NOT NULL
        )
      )
      AND CASE WHEN "t34"."flag_1" = 'improved' THEN "t34"."improved" ELSE TRUE END
      AND CASE WHEN "t34"."flag_2" = 'improved' THEN "t34"."improved" ELSE TRUE END
  ) AS "t35"
  GROUP BY
    1,
    2,
    3,
    4,
    5
) AS "t36"
