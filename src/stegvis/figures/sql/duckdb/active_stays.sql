-- 10fa379044bb6ba5
SELECT
  *
FROM (
  SELECT
    "t28"."cell",
    "t28"."scope",
    "t28"."k1",
    "t28"."k2",
    "t28"."k3",
    COUNT(DISTINCT "t28"."key") AS "records",
    COUNT("t28"."x") AS "known",
    CAST(SUM(CAST("t28"."x" AS DECIMAL(38, 9))) AS DOUBLE) AS "total",
    QUANTILE_CONT("t28"."x", 0.5) AS "middle",
    MAX("t28"."x") AS "top"
  FROM (
    SELECT
      "t27"."cell",
      "t27"."key",
      CASE WHEN "t27"."whole" THEN '' ELSE "t27"."team" END AS "scope",
      CASE WHEN "t27"."by_1" = 'track' THEN "t27"."track" ELSE CAST(NULL AS TEXT) END AS "k1",
      CASE WHEN "t27"."by_2" = 'track' THEN "t27"."track" ELSE CAST(NULL AS TEXT) END AS "k2",
      CASE WHEN "t27"."by_3" = 'track' THEN "t27"."track" ELSE CAST(NULL AS TEXT) END AS "k3",
      CAST(NULL AS DOUBLE) AS "x"
    FROM (
      SELECT
        "t18"."key",
        "t18"."team",
        COALESCE("t26"."track", 'unknown') AS "track",
        "t12"."cell",
        "t12"."whole",
        "t12"."flag_1",
        "t12"."flag_2",
        "t12"."by_1",
        "t12"."by_2",
        "t12"."by_3",
        "t12"."number"
      FROM (
        SELECT
          *
        FROM (
          SELECT
            "t14".*
            EXCLUDE ("participant_right")
          FROM (
            SELECT
              "t13"."enrolment",
              "t13"."participant",
              "t13"."team",
              "t13"."application",
              COALESCE("t13"."referrer", 'unknown') AS "referrer",
              "t13"."started_on",
              "t13"."ended_on",
              "t13"."exit_outcome",
              "t13"."exit_reason",
              "t13"."completed",
              "t13"."years_in_public_support",
              "t13"."destination",
              "t13"."comment",
              "t13"."first",
              "t13"."last",
              "t13"."one_year",
              "t13"."participant_right",
              COALESCE("t13"."sex", 'unknown') AS "sex",
              "t13"."birth_year",
              "t13"."enrolment" AS "key",
              CASE
                WHEN "t13"."birth_year" IS NULL
                THEN 'unknown'
                WHEN (
                  EXTRACT(year FROM "t13"."last") - "t13"."birth_year"
                ) < 30
                THEN 'under_30'
                ELSE '30_and_over'
              END AS "age_group"
            FROM (
              SELECT
                "t6"."enrolment",
                "t6"."participant",
                "t6"."team",
                "t6"."application",
                "t6"."referrer",
                "t6"."started_on",
                "t6"."ended_on",
                "t6"."exit_outcome",
                "t6"."exit_reason",
                "t6"."completed",
                "t6"."years_in_public_support",
                "t6"."destination",
                "t6"."comment",
                "t7"."first",
                "t7"."last",
                "t7"."one_year",
                "t10"."participant" AS "participant_right",
                "t10"."sex",
                "t10"."birth_year"
              FROM "enrolments" AS "t6"
              CROSS JOIN "_run" AS "t7"
              LEFT OUTER JOIN (
                SELECT
                  "t4"."participant",
                  "t4"."sex",
                  "t4"."birth_year"
                FROM "participants" AS "t4"
              ) AS "t10"
                ON "t6"."participant" = "t10"."participant"
            ) AS "t13"
          ) AS "t14"
        ) AS "t15"
        WHERE
          "t15"."started_on" <= "t15"."last"
          AND (
            (
              "t15"."ended_on" IS NULL
            ) OR (
              "t15"."ended_on" >= "t15"."first"
            )
          )
      ) AS "t18"
      LEFT OUTER JOIN (
        SELECT DISTINCT
          "t24"."enrolment",
          "t24"."track"
        FROM (
          SELECT
            "t5"."enrolment",
            "t5"."track",
            "t19"."first",
            "t19"."last",
            "t5"."started_on" AS "stay_from",
            COALESCE("t5"."ended_on", "t23"."next_on", "t19"."left_on") AS "stay_to"
          FROM "placements" AS "t5"
          INNER JOIN (
            SELECT
              "t15"."enrolment",
              "t15"."first",
              "t15"."last",
              "t15"."ended_on" AS "left_on"
            FROM (
              SELECT
                "t14".*
                EXCLUDE ("participant_right")
              FROM (
                SELECT
                  "t13"."enrolment",
                  "t13"."participant",
                  "t13"."team",
                  "t13"."application",
                  COALESCE("t13"."referrer", 'unknown') AS "referrer",
                  "t13"."started_on",
                  "t13"."ended_on",
                  "t13"."exit_outcome",
                  "t13"."exit_reason",
                  "t13"."completed",
                  "t13"."years_in_public_support",
                  "t13"."destination",
                  "t13"."comment",
                  "t13"."first",
                  "t13"."last",
                  "t13"."one_year",
                  "t13"."participant_right",
                  COALESCE("t13"."sex", 'unknown') AS "sex",
                  "t13"."birth_year",
                  "t13"."enrolment" AS "key",
                  CASE
                    WHEN "t13"."birth_year" IS NULL
                    THEN 'unknown'
                    WHEN (
                      EXTRACT(year FROM "t13"."last") - "t13"."birth_year"
                    ) < 30
                    THEN 'under_30'
                    ELSE '30_and_over'
                  END AS "age_group"
                FROM (
                  SELECT
                    "t6"."enrolment",
                    "t6"."participant",
                    "t6"."team",
                    "t6"."application",
                    "t6"."referrer",
                    "t6"."started_on",
                    "t6"."ended_on",
                    "t6"."exit_outcome",
                    "t6"."exit_reason",
                    "t6"."completed",
                    "t6"."years_in_public_support",
                    "t6"."destination",
                    "t6"."comment",
                    "t7"."first",
                    "t7"."last",
                    "t7"."one_year",
                    "t10"."participant" AS "participant_right",
                    "t10"."sex",
                    "t10"."birth_year"
                  FROM "enrolments" AS "t6"
                  CROSS JOIN "_run" AS "t7"
                  LEFT OUTER JOIN (
                    SELECT
                      "t4"."participant",
                      "t4"."sex",
                      "t4"."birth_year"
                    FROM "participants" AS "t4"
                  ) AS "t10"
                    ON "t6"."participant" = "t10"."participant"
                ) AS "t13"
              ) AS "t14"
            ) AS "t15"
            WHERE
              "t15"."started_on" <= "t15"."last"
              AND (
                (
                  "t15"."ended_on" IS NULL
                ) OR (
                  "t15"."ended_on" >= "t15"."first"
                )
              )
          ) AS "t19"
            ON "t5"."enrolment" = "t19"."enrolment"
          LEFT OUTER JOIN (
            SELECT
              "t21"."enrolment",
              "t21"."started_on",
              LEAD("t21"."started_on") OVER (
                PARTITION BY "t21"."enrolment"
                ORDER BY "t21"."started_on" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
              ) AS "next_on"
            FROM (
              SELECT DISTINCT
                *
              FROM (
                SELECT
                  "t5"."enrolment",
                  "t5"."started_on"
                FROM "placements" AS "t5"
                INNER JOIN (
                  SELECT
                    "t15"."enrolment",
                    "t15"."first",
                    "t15"."last",
                    "t15"."ended_on" AS "left_on"
                  FROM (
                    SELECT
                      "t14".*
                      EXCLUDE ("participant_right")
                    FROM (
                      SELECT
                        "t13"."enrolment",
                        "t13"."participant",
                        "t13"."team",
                        "t13"."application",
                        COALESCE("t13"."referrer", 'unknown') AS "referrer",
                        "t13"."started_on",
                        "t13"."ended_on",
                        "t13"."exit_outcome",
                        "t13"."exit_reason",
                        "t13"."completed",
                        "t13"."years_in_public_support",
                        "t13"."destination",
                        "t13"."comment",
                        "t13"."first",
                        "t13"."last",
                        "t13"."one_year",
                        "t13"."participant_right",
                        COALESCE("t13"."sex", 'unknown') AS "sex",
                        "t13"."birth_year",
                        "t13"."enrolment" AS "key",
                        CASE
                          WHEN "t13"."birth_year" IS NULL
                          THEN 'unknown'
                          WHEN (
                            EXTRACT(year FROM "t13"."last") - "t13"."birth_year"
                          ) < 30
                          THEN 'under_30'
                          ELSE '30_and_over'
                        END AS "age_group"
                      FROM (
                        SELECT
                          "t6"."enrolment",
                          "t6"."participant",
                          "t6"."team",
                          "t6"."application",
                          "t6"."referrer",
                          "t6"."started_on",
                          "t6"."ended_on",
                          "t6"."exit_outcome",
                          "t6"."exit_reason",
                          "t6"."completed",
                          "t6"."years_in_public_support",
                          "t6"."destination",
                          "t6"."comment",
                          "t7"."first",
                          "t7"."last",
                          "t7"."one_year",
                          "t10"."participant" AS "participant_right",
                          "t10"."sex",
                          "t10"."birth_year"
                        FROM "enrolments" AS "t6"
                        CROSS JOIN "_run" AS "t7"
                        LEFT OUTER JOIN (
                          SELECT
                            "t4"."participant",
                            "t4"."sex",
                            "t4"."birth_year"
                          FROM "participants" AS "t4"
                        ) AS "t10"
                          ON "t6"."participant" = "t10"."participant"
                      ) AS "t13"
                    ) AS "t14"
                  ) AS "t15"
                  WHERE
                    "t15"."started_on" <= "t15"."last"
                    AND (
                      (
                        "t15"."ended_on" IS NULL
                      ) OR (
                        "t15"."ended_on" >= "t15"."first"
                      )
                    )
                ) AS "t19"
                  ON "t5"."enrolment" = "t19"."enrolment"
              ) AS "t20"
            ) AS "t21"
          ) AS "t23"
            ON "t5"."enrolment" = "t23"."enrolment" AND "t5"."started_on" = "t23"."started_on"
        ) AS "t24"
        WHERE
          "t24"."stay_from" <= "t24"."last"
          AND (
            (
              "t24"."stay_to" IS NULL
            ) OR (
              "t24"."stay_to" >= "t24"."first"
            )
          )
      ) AS "t26"
        ON "t18"."enrolment" = "t26"."enrolment"
      CROSS JOIN (
        SELECT
          "t9".*
          EXCLUDE ("fact")
        FROM (
          SELECT
            *
          FROM "_cells" AS "t0"
          WHERE
            "t0"."fact" = 'active_stays'
        ) AS "t9"
      ) AS "t12"
    ) AS "t27"
    WHERE
      "t27"."whole" OR (
        "t27"."team" IS NOT NULL
      )
  ) AS "t28"
  GROUP BY
    1,
    2,
    3,
    4,
    5
) AS "t29"
