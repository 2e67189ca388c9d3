-- 676f58f8343119f1
SELECT
  *
FROM (
  SELECT
    "t36"."cell",
    "t36"."scope",
    "t36"."k1",
    "t36"."k2",
    "t36"."k3",
    COUNT(*) AS "records",
    COUNT("t36"."x") AS "known",
    CAST(SUM(CAST("t36"."x" AS DECIMAL(38, 9))) AS DOUBLE) AS "total",
    QUANTILE_CONT("t36"."x", 0.5) AS "middle",
    MAX("t36"."x") AS "top"
  FROM (
    SELECT
      "t35"."cell",
      "t35"."key",
      CASE WHEN "t35"."whole" THEN '' ELSE "t35"."team" END AS "scope",
      CASE
        WHEN "t35"."by_1" = 'sex'
        THEN "t35"."sex"
        WHEN "t35"."by_1" = 'referrer'
        THEN "t35"."referrer"
        WHEN "t35"."by_1" = 'track'
        THEN "t35"."track"
        ELSE CAST(NULL AS TEXT)
      END AS "k1",
      CASE
        WHEN "t35"."by_2" = 'sex'
        THEN "t35"."sex"
        WHEN "t35"."by_2" = 'referrer'
        THEN "t35"."referrer"
        WHEN "t35"."by_2" = 'track'
        THEN "t35"."track"
        ELSE CAST(NULL AS TEXT)
      END AS "k2",
      CASE
        WHEN "t35"."by_3" = 'sex'
        THEN "t35"."sex"
        WHEN "t35"."by_3" = 'referrer'
        THEN "t35"."referrer"
        WHEN "t35"."by_3" = 'track'
        THEN "t35"."track"
        ELSE CAST(NULL AS TEXT)
      END AS "k3",
      CASE
        WHEN "t35"."number" = 'days_waiting'
        THEN "t35"."days_waiting"
        ELSE CAST(NULL AS DOUBLE)
      END AS "x"
    FROM (
      SELECT
        "t34"."key",
        "t34"."team",
        "t34"."sex",
        "t34"."referrer",
        "t34"."days_waiting",
        "t34"."track",
        "t17"."cell",
        "t17"."whole",
        "t17"."flag_1",
        "t17"."flag_2",
        "t17"."by_1",
        "t17"."by_2",
        "t17"."by_3",
        "t17"."number"
      FROM (
        SELECT
          "t32".*
          EXCLUDE ("enrolment")
        FROM (
          SELECT
            "t31"."key",
            "t31"."enrolment",
            "t31"."team",
            "t31"."sex",
            "t31"."referrer",
            "t31"."days_waiting",
            COALESCE("t31"."track", 'unknown') AS "track"
          FROM (
            SELECT
              "t30".*
              EXCLUDE ("enrolment_right")
            FROM (
              SELECT
                "t23"."key",
                "t23"."enrolment",
                "t23"."team",
                "t23"."sex",
                COALESCE("t23"."referrer", 'unknown') AS "referrer",
                CAST(DATE_DIFF('DAY', "t12"."received_on", "t23"."started_on") AS DOUBLE) AS "days_waiting",
                "t29"."enrolment" AS "enrolment_right",
                "t29"."track"
              FROM (
                SELECT
                  "t21"."team",
                  "t21"."started_on",
                  "t21"."ended_on",
                  "t21"."participant",
                  "t21"."application",
                  "t21"."referrer",
                  "t21"."key",
                  "t21"."enrolment",
                  "t21"."first",
                  "t21"."last",
                  "t21"."participant_right",
                  COALESCE("t21"."sex", 'unknown') AS "sex",
                  "t21"."birth_year",
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
                    "t20"."team",
                    "t20"."started_on",
                    "t20"."ended_on",
                    "t20"."participant",
                    "t20"."application",
                    "t20"."referrer",
                    "t20"."key",
                    "t20"."enrolment",
                    "t20"."first",
                    "t20"."last",
                    "t13"."participant" AS "participant_right",
                    "t13"."sex",
                    "t13"."birth_year"
                  FROM (
                    SELECT
                      *
                    FROM (
                      SELECT
                        "t14"."team",
                        "t14"."started_on",
                        "t14"."ended_on",
                        "t14"."participant",
                        "t14"."application",
                        "t14"."referrer",
                        "t14"."key",
                        "t14"."enrolment",
                        "t15"."first",
                        "t15"."last"
                      FROM (
                        SELECT
                          "t4"."team",
                          "t4"."started_on",
                          "t4"."ended_on",
                          "t4"."participant",
                          "t4"."application",
                          "t4"."referrer",
                          "t4"."enrolment" AS "key",
                          "t4"."enrolment"
                        FROM "enrolments" AS "t4"
                      ) AS "t14"
                      CROSS JOIN (
                        SELECT
                          "t5"."first",
                          "t5"."last"
                        FROM "_run" AS "t5"
                      ) AS "t15"
                    ) AS "t18"
                    WHERE
                      "t18"."started_on" >= "t18"."first" AND "t18"."started_on" <= "t18"."last"
                  ) AS "t20"
                  LEFT OUTER JOIN (
                    SELECT
                      "t2"."participant",
                      "t2"."sex",
                      "t2"."birth_year"
                    FROM "participants" AS "t2"
                  ) AS "t13"
                    ON "t20"."participant" = "t13"."participant"
                ) AS "t21"
              ) AS "t23"
              LEFT OUTER JOIN (
                SELECT
                  "t1"."application",
                  "t1"."received_on"
                FROM "applications" AS "t1"
              ) AS "t12"
                ON "t23"."application" = "t12"."application"
              LEFT OUTER JOIN (
                SELECT
                  "t27"."enrolment",
                  "t27"."track"
                FROM (
                  SELECT
                    "t26"."placement",
                    "t26"."enrolment",
                    "t26"."track",
                    "t26"."started_on",
                    "t26"."ended_on",
                    ROW_NUMBER() OVER (
                      PARTITION BY "t26"."enrolment"
                      ORDER BY "t26"."started_on" ASC, COALESCE("t26"."ended_on", MAKE_DATE(9999, 12, 31)) DESC, "t26"."placement" ASC
                      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                    ) - 1 AS "place"
                  FROM (
                    SELECT
                      "t6"."placement",
                      "t6"."enrolment",
                      "t6"."track",
                      "t6"."started_on",
                      "t6"."ended_on"
                    FROM "placements" AS "t6"
                    SEMI JOIN (
                      SELECT
                        "t23"."key",
                        "t23"."enrolment",
                        "t23"."team",
                        "t23"."sex",
                        COALESCE("t23"."referrer", 'unknown') AS "referrer",
                        CAST(DATE_DIFF('DAY', "t12"."received_on", "t23"."started_on") AS DOUBLE) AS "days_waiting"
                      FROM (
                        SELECT
                          "t21"."team",
                          "t21"."started_on",
                          "t21"."ended_on",
                          "t21"."participant",
                          "t21"."application",
                          "t21"."referrer",
                          "t21"."key",
                          "t21"."enrolment",
                          "t21"."first",
                          "t21"."last",
                          "t21"."participant_right",
                          COALESCE("t21"."sex", 'unknown') AS "sex",
                          "t21"."birth_year",
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
                            "t20"."team",
                            "t20"."started_on",
                            "t20"."ended_on",
                            "t20"."participant",
                            "t20"."application",
                            "t20"."referrer",
                            "t20"."key",
                            "t20"."enrolment",
                            "t20"."first",
                            "t20"."last",
                            "t13"."participant" AS "participant_right",
                            "t13"."sex",
                            "t13"."birth_year"
                          FROM (
                            SELECT
                              *
                            FROM (
                              SELECT
                                "t14"."team",
                                "t14"."started_on",
                                "t14"."ended_on",
                                "t14"."participant",
                                "t14"."application",
                                "t14"."referrer",
                                "t14"."key",
                                "t14"."enrolment",
                                "t15"."first",
                                "t15"."last"
                              FROM (
                                SELECT
                                  "t4"."team",
                                  "t4"."started_on",
                                  "t4"."ended_on",
                                  "t4"."participant",
                                  "t4"."application",
                                  "t4"."referrer",
                                  "t4"."enrolment" AS "key",
                                  "t4"."enrolment"
                                FROM "enrolments" AS "t4"
                              ) AS "t14"
                              CROSS JOIN (
                                SELECT
                                  "t5"."first",
                                  "t5"."last"
                                FROM "_run" AS "t5"
                              ) AS "t15"
                            ) AS "t18"
                            WHERE
                              "t18"."started_on" >= "t18"."first" AND "t18"."started_on" <= "t18"."last"
                          ) AS "t20"
                          LEFT OUTER JOIN (
                            SELECT
                              "t2"."participant",
                              "t2"."sex",
                              "t2"."birth_year"
                            FROM "participants" AS "t2"
                          ) AS "t13"
                            ON "t20"."participant" = "t13"."participant"
                        ) AS "t21"
                      ) AS "t23"
                      LEFT OUTER JOIN (
                        SELECT
                          "t1"."application",
                          "t1"."received_on"
                        FROM "applications" AS "t1"
                      ) AS "t12"
                        ON "t23"."application" = "t12"."application"
                    ) AS "t25"
                      ON "t6"."enrolment" = "t25"."enrolment"
                  ) AS "t26"
                ) AS "t27"
                WHERE
                  "t27"."place" = 0
              ) AS "t29"
                ON "t23"."enrolment" = "t29"."enrolment"
            ) AS "t30"
          ) AS "t31"
        ) AS "t32"
      ) AS "t34"
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
      ) AS "t17"
    ) AS "t35"
    WHERE
      "t35"."whole" OR (
        "t35"."team" IS NOT NULL
      )
  ) AS "t36"
  GROUP BY
    1,
    2,
    3,
    4,
    5
) AS "t37"
