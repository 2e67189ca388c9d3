-- 10fa379044bb6ba5
SELECT
  *
FROM (
  SELECT
    "t31"."cell",
    "t31"."scope",
    "t31"."k1",
    "t31"."k2",
    "t31"."k3",
    COUNT(*) AS "records",
    COUNT("t31"."x") AS "known",
    CAST(SUM(CAST("t31"."x" AS DECIMAL(38, 9))) AS DOUBLE) AS "total",
    QUANTILE_CONT("t31"."x", 0.5) AS "middle",
    MAX("t31"."x") AS "top"
  FROM (
    SELECT
      "t30"."cell",
      "t30"."key",
      CASE WHEN "t30"."whole" THEN '' ELSE "t30"."team" END AS "scope",
      CASE
        WHEN "t30"."by_1" = 'sex'
        THEN "t30"."sex"
        WHEN "t30"."by_1" = 'referrer'
        THEN "t30"."referrer"
        WHEN "t30"."by_1" = 'track'
        THEN "t30"."track"
        ELSE CAST(NULL AS TEXT)
      END AS "k1",
      CASE
        WHEN "t30"."by_2" = 'sex'
        THEN "t30"."sex"
        WHEN "t30"."by_2" = 'referrer'
        THEN "t30"."referrer"
        WHEN "t30"."by_2" = 'track'
        THEN "t30"."track"
        ELSE CAST(NULL AS TEXT)
      END AS "k2",
      CASE
        WHEN "t30"."by_3" = 'sex'
        THEN "t30"."sex"
        WHEN "t30"."by_3" = 'referrer'
        THEN "t30"."referrer"
        WHEN "t30"."by_3" = 'track'
        THEN "t30"."track"
        ELSE CAST(NULL AS TEXT)
      END AS "k3",
      CASE
        WHEN "t30"."number" = 'days_waiting'
        THEN "t30"."days_waiting"
        ELSE CAST(NULL AS DOUBLE)
      END AS "x"
    FROM (
      SELECT
        "t29"."key",
        "t29"."team",
        "t29"."sex",
        "t29"."referrer",
        "t29"."track",
        "t29"."days_waiting",
        "t15"."cell",
        "t15"."whole",
        "t15"."flag_1",
        "t15"."flag_2",
        "t15"."by_1",
        "t15"."by_2",
        "t15"."by_3",
        "t15"."number"
      FROM (
        SELECT
          "t27"."key",
          "t27"."team",
          "t27"."sex",
          "t27"."referrer",
          COALESCE("t27"."track", 'unknown') AS "track",
          CAST(DATE_DIFF('DAY', "t27"."received_on", "t27"."started_on") AS DOUBLE) AS "days_waiting"
        FROM (
          SELECT
            "t20"."enrolment",
            "t20"."participant",
            "t20"."team",
            "t20"."application",
            "t20"."referrer",
            "t20"."started_on",
            "t20"."ended_on",
            "t20"."exit_outcome",
            "t20"."exit_reason",
            "t20"."completed",
            "t20"."years_in_public_support",
            "t20"."destination",
            "t20"."comment",
            "t20"."first",
            "t20"."last",
            "t20"."one_year",
            "t20"."sex",
            "t20"."birth_year",
            "t20"."key",
            "t20"."age_group",
            "t12"."application" AS "application_right",
            "t12"."received_on",
            "t26"."enrolment" AS "enrolment_right",
            "t26"."track"
          FROM (
            SELECT
              *
            FROM (
              SELECT
                "t17".*
                EXCLUDE ("participant_right")
              FROM (
                SELECT
                  "t16"."enrolment",
                  "t16"."participant",
                  "t16"."team",
                  "t16"."application",
                  COALESCE("t16"."referrer", 'unknown') AS "referrer",
                  "t16"."started_on",
                  "t16"."ended_on",
                  "t16"."exit_outcome",
                  "t16"."exit_reason",
                  "t16"."completed",
                  "t16"."years_in_public_support",
                  "t16"."destination",
                  "t16"."comment",
                  "t16"."first",
                  "t16"."last",
                  "t16"."one_year",
                  "t16"."participant_right",
                  COALESCE("t16"."sex", 'unknown') AS "sex",
                  "t16"."birth_year",
                  "t16"."enrolment" AS "key",
                  CASE
                    WHEN "t16"."birth_year" IS NULL
                    THEN 'unknown'
                    WHEN (
                      EXTRACT(year FROM "t16"."last") - "t16"."birth_year"
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
                    "t8"."first",
                    "t8"."last",
                    "t8"."one_year",
                    "t13"."participant" AS "participant_right",
                    "t13"."sex",
                    "t13"."birth_year"
                  FROM "enrolments" AS "t6"
                  CROSS JOIN "_run" AS "t8"
                  LEFT OUTER JOIN (
                    SELECT
                      "t5"."participant",
                      "t5"."sex",
                      "t5"."birth_year"
                    FROM "participants" AS "t5"
                  ) AS "t13"
                    ON "t6"."participant" = "t13"."participant"
                ) AS "t16"
              ) AS "t17"
            ) AS "t18"
            WHERE
              "t18"."started_on" >= "t18"."first" AND "t18"."started_on" <= "t18"."last"
          ) AS "t20"
          LEFT OUTER JOIN (
            SELECT
              "t1"."application",
              "t1"."received_on"
            FROM "applications" AS "t1"
          ) AS "t12"
            ON "t20"."application" = "t12"."application"
          LEFT OUTER JOIN (
            SELECT
              "t24"."enrolment",
              "t24"."track"
            FROM (
              SELECT
                "t23"."placement",
                "t23"."enrolment",
                "t23"."track",
                "t23"."started_on",
                "t23"."ended_on",
                ROW_NUMBER() OVER (
                  PARTITION BY "t23"."enrolment"
                  ORDER BY "t23"."started_on" ASC, COALESCE("t23"."ended_on", MAKE_DATE(9999, 12, 31)) DESC, "t23"."placement" ASC
                  ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                ) - 1 AS "place"
              FROM (
                SELECT
                  "t7"."placement",
                  "t7"."enrolment",
                  "t7"."track",
                  "t7"."started_on",
                  "t7"."ended_on"
                FROM "placements" AS "t7"
                SEMI JOIN (
                  SELECT
                    "t20"."enrolment",
                    "t20"."participant",
                    "t20"."team",
                    "t20"."application",
                    "t20"."referrer",
                    "t20"."started_on",
                    "t20"."ended_on",
                    "t20"."exit_outcome",
                    "t20"."exit_reason",
                    "t20"."completed",
                    "t20"."years_in_public_support",
                    "t20"."destination",
                    "t20"."comment",
                    "t20"."first",
                    "t20"."last",
                    "t20"."one_year",
                    "t20"."sex",
                    "t20"."birth_year",
                    "t20"."key",
                    "t20"."age_group",
                    "t12"."application" AS "application_right",
                    "t12"."received_on"
                  FROM (
                    SELECT
                      *
                    FROM (
                      SELECT
                        "t17".*
                        EXCLUDE ("participant_right")
                      FROM (
                        SELECT
                          "t16"."enrolment",
                          "t16"."participant",
                          "t16"."team",
                          "t16"."application",
                          COALESCE("t16"."referrer", 'unknown') AS "referrer",
                          "t16"."started_on",
                          "t16"."ended_on",
                          "t16"."exit_outcome",
                          "t16"."exit_reason",
                          "t16"."completed",
                          "t16"."years_in_public_support",
                          "t16"."destination",
                          "t16"."comment",
                          "t16"."first",
                          "t16"."last",
                          "t16"."one_year",
                          "t16"."participant_right",
                          COALESCE("t16"."sex", 'unknown') AS "sex",
                          "t16"."birth_year",
                          "t16"."enrolment" AS "key",
                          CASE
                            WHEN "t16"."birth_year" IS NULL
                            THEN 'unknown'
                            WHEN (
                              EXTRACT(year FROM "t16"."last") - "t16"."birth_year"
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
                            "t8"."first",
                            "t8"."last",
                            "t8"."one_year",
                            "t13"."participant" AS "participant_right",
                            "t13"."sex",
                            "t13"."birth_year"
                          FROM "enrolments" AS "t6"
                          CROSS JOIN "_run" AS "t8"
                          LEFT OUTER JOIN (
                            SELECT
                              "t5"."participant",
                              "t5"."sex",
                              "t5"."birth_year"
                            FROM "participants" AS "t5"
                          ) AS "t13"
                            ON "t6"."participant" = "t13"."participant"
                        ) AS "t16"
                      ) AS "t17"
                    ) AS "t18"
                    WHERE
                      "t18"."started_on" >= "t18"."first" AND "t18"."started_on" <= "t18"."last"
                  ) AS "t20"
                  LEFT OUTER JOIN (
                    SELECT
                      "t1"."application",
                      "t1"."received_on"
                    FROM "applications" AS "t1"
                  ) AS "t12"
                    ON "t20"."application" = "t12"."application"
                ) AS "t22"
                  ON "t7"."enrolment" = "t22"."enrolment"
              ) AS "t23"
            ) AS "t24"
            WHERE
              "t24"."place" = 0
          ) AS "t26"
            ON "t20"."enrolment" = "t26"."enrolment"
        ) AS "t27"
      ) AS "t29"
      CROSS JOIN (
        SELECT
          "t11".*
          EXCLUDE ("fact")
        FROM (
          SELECT
            *
          FROM "_cells" AS "t0"
          WHERE
            "t0"."fact" = 'started'
        ) AS "t11"
      ) AS "t15"
    ) AS "t30"
    WHERE
      "t30"."whole" OR (
        "t30"."team" IS NOT NULL
      )
  ) AS "t31"
  GROUP BY
    1,
    2,
    3,
    4,
    5
) AS "t32"
