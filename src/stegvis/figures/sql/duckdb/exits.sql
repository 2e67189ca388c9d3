-- 10fa379044bb6ba5
SELECT
  *
FROM (
  SELECT
    "t34"."cell",
    "t34"."scope",
    "t34"."k1",
    "t34"."k2",
    "t34"."k3",
    COUNT(*) AS "records",
    COUNT("t34"."x") AS "known",
    CAST(SUM(CAST("t34"."x" AS DECIMAL(38, 9))) AS DOUBLE) AS "total",
    QUANTILE_CONT("t34"."x", 0.5) AS "middle",
    MAX("t34"."x") AS "top"
  FROM (
    SELECT
      "t33"."cell",
      "t33"."key",
      CASE WHEN "t33"."whole" THEN '' ELSE "t33"."team" END AS "scope",
      CASE
        WHEN "t33"."by_1" = 'sex'
        THEN "t33"."sex"
        WHEN "t33"."by_1" = 'referrer'
        THEN "t33"."referrer"
        WHEN "t33"."by_1" = 'outcome'
        THEN "t33"."outcome"
        WHEN "t33"."by_1" = 'reason'
        THEN "t33"."reason"
        WHEN "t33"."by_1" = 'destination'
        THEN "t33"."destination"
        WHEN "t33"."by_1" = 'track'
        THEN "t33"."track"
        ELSE CAST(NULL AS TEXT)
      END AS "k1",
      CASE
        WHEN "t33"."by_2" = 'sex'
        THEN "t33"."sex"
        WHEN "t33"."by_2" = 'referrer'
        THEN "t33"."referrer"
        WHEN "t33"."by_2" = 'outcome'
        THEN "t33"."outcome"
        WHEN "t33"."by_2" = 'reason'
        THEN "t33"."reason"
        WHEN "t33"."by_2" = 'destination'
        THEN "t33"."destination"
        WHEN "t33"."by_2" = 'track'
        THEN "t33"."track"
        ELSE CAST(NULL AS TEXT)
      END AS "k2",
      CASE
        WHEN "t33"."by_3" = 'sex'
        THEN "t33"."sex"
        WHEN "t33"."by_3" = 'referrer'
        THEN "t33"."referrer"
        WHEN "t33"."by_3" = 'outcome'
        THEN "t33"."outcome"
        WHEN "t33"."by_3" = 'reason'
        THEN "t33"."reason"
        WHEN "t33"."by_3" = 'destination'
        THEN "t33"."destination"
        WHEN "t33"."by_3" = 'track'
        THEN "t33"."track"
        ELSE CAST(NULL AS TEXT)
      END AS "k3",
      CASE
        WHEN "t33"."number" = 'days'
        THEN "t33"."days"
        WHEN "t33"."number" = 'actions'
        THEN "t33"."actions"
        ELSE CAST(NULL AS DOUBLE)
      END AS "x"
    FROM (
      SELECT
        "t32"."key",
        "t32"."team",
        "t32"."sex",
        "t32"."referrer",
        "t32"."outcome",
        "t32"."reason",
        "t32"."destination",
        "t32"."track",
        "t32"."completed",
        "t32"."interrupted",
        "t32"."positive",
        "t32"."days",
        CAST(COALESCE("t13"."actions", 0) AS DOUBLE) AS "actions",
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
          "t30"."enrolment",
          "t30"."participant",
          "t30"."team",
          "t30"."application",
          "t30"."referrer",
          "t30"."started_on",
          "t30"."ended_on",
          "t30"."exit_outcome",
          "t30"."exit_reason",
          "t30"."completed",
          "t30"."years_in_public_support",
          "t30"."destination",
          "t30"."comment",
          "t30"."first",
          "t30"."last",
          "t30"."one_year",
          "t30"."sex",
          "t30"."birth_year",
          "t30"."key",
          "t30"."age_group",
          "t30"."interrupted",
          "t30"."raw",
          "t30"."reason",
          "t30"."days",
          "t30"."raw_right",
          "t30"."interrupted_right",
          "t30"."outcome",
          "t30"."positive",
          "t30"."enrolment_right",
          COALESCE("t30"."track", 'unknown') AS "track"
        FROM (
          SELECT
            "t23"."enrolment",
            "t23"."participant",
            "t23"."team",
            "t23"."application",
            "t23"."referrer",
            "t23"."started_on",
            "t23"."ended_on",
            "t23"."exit_outcome",
            "t23"."exit_reason",
            "t23"."completed",
            "t23"."years_in_public_support",
            "t23"."destination",
            "t23"."comment",
            "t23"."first",
            "t23"."last",
            "t23"."one_year",
            "t23"."sex",
            "t23"."birth_year",
            "t23"."key",
            "t23"."age_group",
            "t23"."interrupted",
            "t23"."raw",
            "t23"."reason",
            "t23"."days",
            "t15"."raw" AS "raw_right",
            "t15"."interrupted" AS "interrupted_right",
            "t15"."outcome",
            "t15"."positive",
            "t29"."enrolment" AS "enrolment_right",
            "t29"."track"
          FROM (
            SELECT
              "t21"."enrolment",
              "t21"."participant",
              "t21"."team",
              "t21"."application",
              "t21"."referrer",
              "t21"."started_on",
              "t21"."ended_on",
              "t21"."exit_outcome",
              "t21"."exit_reason",
              COALESCE("t21"."completed", FALSE) AS "completed",
              "t21"."years_in_public_support",
              COALESCE("t21"."destination", 'unknown') AS "destination",
              "t21"."comment",
              "t21"."first",
              "t21"."last",
              "t21"."one_year",
              "t21"."sex",
              "t21"."birth_year",
              "t21"."key",
              "t21"."age_group",
              COALESCE(NOT (
                "t21"."completed"
              ), FALSE) AS "interrupted",
              COALESCE("t21"."exit_outcome", 'unmeasured') AS "raw",
              COALESCE("t21"."exit_reason", 'unknown') AS "reason",
              CAST(DATE_DIFF('DAY', "t21"."started_on", "t21"."ended_on") AS DOUBLE) AS "days"
            FROM (
              SELECT
                "t20".*
                EXCLUDE ("participant_right")
              FROM (
                SELECT
                  "t19"."enrolment",
                  "t19"."participant",
                  "t19"."team",
                  "t19"."application",
                  COALESCE("t19"."referrer", 'unknown') AS "referrer",
                  "t19"."started_on",
                  "t19"."ended_on",
                  "t19"."exit_outcome",
                  "t19"."exit_reason",
                  "t19"."completed",
                  "t19"."years_in_public_support",
                  "t19"."destination",
                  "t19"."comment",
                  "t19"."first",
                  "t19"."last",
                  "t19"."one_year",
                  "t19"."participant_right",
                  COALESCE("t19"."sex", 'unknown') AS "sex",
                  "t19"."birth_year",
                  "t19"."enrolment" AS "key",
                  CASE
                    WHEN "t19"."birth_year" IS NULL
                    THEN 'unknown'
                    WHEN (
                      EXTRACT(year FROM "t19"."last") - "t19"."birth_year"
                    ) < 30
                    THEN 'under_30'
                    ELSE '30_and_over'
                  END AS "age_group"
                FROM (
                  SELECT
                    "t7"."enrolment",
                    "t7"."participant",
                    "t7"."team",
                    "t7"."application",
                    "t7"."referrer",
                    "t7"."started_on",
                    "t7"."ended_on",
                    "t7"."exit_outcome",
                    "t7"."exit_reason",
                    "t7"."completed",
                    "t7"."years_in_public_support",
                    "t7"."destination",
                    "t7"."comment",
                    "t9"."first",
                    "t9"."last",
                    "t9"."one_year",
                    "t16"."participant" AS "participant_right",
                    "t16"."sex",
                    "t16"."birth_year"
                  FROM "enrolments" AS "t7"
                  CROSS JOIN "_run" AS "t9"
                  LEFT OUTER JOIN (
                    SELECT
                      "t6"."participant",
                      "t6"."sex",
                      "t6"."birth_year"
                    FROM "participants" AS "t6"
                  ) AS "t16"
                    ON "t7"."participant" = "t16"."participant"
                ) AS "t19"
              ) AS "t20"
            ) AS "t21"
            WHERE
              "t21"."ended_on" >= "t21"."first" AND "t21"."ended_on" <= "t21"."last"
          ) AS "t23"
          LEFT OUTER JOIN (
            SELECT
              "t2"."outcome" AS "raw",
              "t2"."interrupted",
              "t2"."column" AS "outcome",
              "t2"."positive"
            FROM "_columns" AS "t2"
          ) AS "t15"
            ON "t23"."raw" = "t15"."raw" AND "t23"."interrupted" = "t15"."interrupted"
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
                  ORDER BY "t26"."started_on" DESC, COALESCE("t26"."ended_on", MAKE_DATE(9999, 12, 31)) DESC, "t26"."placement" ASC
                  ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                ) - 1 AS "place"
              FROM (
                SELECT
                  "t8"."placement",
                  "t8"."enrolment",
                  "t8"."track",
                  "t8"."started_on",
                  "t8"."ended_on"
                FROM "placements" AS "t8"
                SEMI JOIN (
                  SELECT
                    "t23"."enrolment",
                    "t23"."participant",
                    "t23"."team",
                    "t23"."application",
                    "t23"."referrer",
                    "t23"."started_on",
                    "t23"."ended_on",
                    "t23"."exit_outcome",
                    "t23"."exit_reason",
                    "t23"."completed",
                    "t23"."years_in_public_support",
                    "t23"."destination",
                    "t23"."comment",
                    "t23"."first",
                    "t23"."last",
                    "t23"."one_year",
                    "t23"."sex",
                    "t23"."birth_year",
                    "t23"."key",
                    "t23"."age_group",
                    "t23"."interrupted",
                    "t23"."raw",
                    "t23"."reason",
                    "t23"."days",
                    "t15"."raw" AS "raw_right",
                    "t15"."interrupted" AS "interrupted_right",
                    "t15"."outcome",
                    "t15"."positive"
                  FROM (
                    SELECT
                      "t21"."enrolment",
                      "t21"."participant",
                      "t21"."team",
                      "t21"."application",
                      "t21"."referrer",
                      "t21"."started_on",
                      "t21"."ended_on",
                      "t21"."exit_outcome",
                      "t21"."exit_reason",
                      COALESCE("t21"."completed", FALSE) AS "completed",
                      "t21"."years_in_public_support",
                      COALESCE("t21"."destination", 'unknown') AS "destination",
                      "t21"."comment",
                      "t21"."first",
                      "t21"."last",
                      "t21"."one_year",
                      "t21"."sex",
                      "t21"."birth_year",
                      "t21"."key",
                      "t21"."age_group",
                      COALESCE(NOT (
                        "t21"."completed"
                      ), FALSE) AS "interrupted",
                      COALESCE("t21"."exit_outcome", 'unmeasured') AS "raw",
                      COALESCE("t21"."exit_reason", 'unknown') AS "reason",
                      CAST(DATE_DIFF('DAY', "t21"."started_on", "t21"."ended_on") AS DOUBLE) AS "days"
                    FROM (
                      SELECT
                        "t20".*
                        EXCLUDE ("participant_right")
                      FROM (
                        SELECT
                          "t19"."enrolment",
                          "t19"."participant",
                          "t19"."team",
                          "t19"."application",
                          COALESCE("t19"."referrer", 'unknown') AS "referrer",
                          "t19"."started_on",
                          "t19"."ended_on",
                          "t19"."exit_outcome",
                          "t19"."exit_reason",
                          "t19"."completed",
                          "t19"."years_in_public_support",
                          "t19"."destination",
                          "t19"."comment",
                          "t19"."first",
                          "t19"."last",
                          "t19"."one_year",
                          "t19"."participant_right",
                          COALESCE("t19"."sex", 'unknown') AS "sex",
                          "t19"."birth_year",
                          "t19"."enrolment" AS "key",
                          CASE
                            WHEN "t19"."birth_year" IS NULL
                            THEN 'unknown'
                            WHEN (
                              EXTRACT(year FROM "t19"."last") - "t19"."birth_year"
                            ) < 30
                            THEN 'under_30'
                            ELSE '30_and_over'
                          END AS "age_group"
                        FROM (
                          SELECT
                            "t7"."enrolment",
                            "t7"."participant",
                            "t7"."team",
                            "t7"."application",
                            "t7"."referrer",
                            "t7"."started_on",
                            "t7"."ended_on",
                            "t7"."exit_outcome",
                            "t7"."exit_reason",
                            "t7"."completed",
                            "t7"."years_in_public_support",
                            "t7"."destination",
                            "t7"."comment",
                            "t9"."first",
                            "t9"."last",
                            "t9"."one_year",
                            "t16"."participant" AS "participant_right",
                            "t16"."sex",
                            "t16"."birth_year"
                          FROM "enrolments" AS "t7"
                          CROSS JOIN "_run" AS "t9"
                          LEFT OUTER JOIN (
                            SELECT
                              "t6"."participant",
                              "t6"."sex",
                              "t6"."birth_year"
                            FROM "participants" AS "t6"
                          ) AS "t16"
                            ON "t7"."participant" = "t16"."participant"
                        ) AS "t19"
                      ) AS "t20"
                    ) AS "t21"
                    WHERE
                      "t21"."ended_on" >= "t21"."first" AND "t21"."ended_on" <= "t21"."last"
                  ) AS "t23"
                  LEFT OUTER JOIN (
                    SELECT
                      "t2"."outcome" AS "raw",
                      "t2"."interrupted",
                      "t2"."column" AS "outcome",
                      "t2"."positive"
                    FROM "_columns" AS "t2"
                  ) AS "t15"
                    ON "t23"."raw" = "t15"."raw" AND "t23"."interrupted" = "t15"."interrupted"
                ) AS "t25"
                  ON "t8"."enrolment" = "t25"."enrolment"
              ) AS "t26"
            ) AS "t27"
            WHERE
              "t27"."place" = 0
          ) AS "t29"
            ON "t23"."enrolment" = "t29"."enrolment"
        ) AS "t30"
      ) AS "t32"
      LEFT OUTER JOIN (
        SELECT
          "t0"."enrolment",
          COUNT(*) AS "actions"
        FROM "actions" AS "t0"
        GROUP BY
          1
      ) AS "t13"
        ON "t32"."enrolment" = "t13"."enrolment"
      CROSS JOIN (
        SELECT
          "t14".*
          EXCLUDE ("fact")
        FROM (
          SELECT
            *
          FROM "_cells" AS "t1"
          WHERE
            "t1"."fact" = 'exits'
        ) AS "t14"
      ) AS "t18"
    ) AS "t33"
    WHERE
      (
        "t33"."whole" OR (
          "t33"."team" IS NOT NULL
        )
      )
      AND CASE
        WHEN "t33"."flag_1" = 'completed'
        THEN "t33"."completed"
        WHEN "t33"."flag_1" = 'interrupted'
        THEN "t33"."interrupted"
        WHEN "t33"."flag_1" = 'positive'
        THEN "t33"."positive"
        ELSE TRUE
      END
      AND CASE
        WHEN "t33"."flag_2" = 'completed'
        THEN "t33"."completed"
        WHEN "t33"."flag_2" = 'interrupted'
        THEN "t33"."interrupted"
        WHEN "t33"."flag_2" = 'positive'
        THEN "t33"."positive"
        ELSE TRUE
      END
  ) AS "t34"
  GROUP BY
    1,
    2,
    3,
    4,
    5
) AS "t35"
