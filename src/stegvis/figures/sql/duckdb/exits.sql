-- 676f58f8343119f1
SELECT
  *
FROM (
  SELECT
    "t39"."cell",
    "t39"."scope",
    "t39"."k1",
    "t39"."k2",
    "t39"."k3",
    COUNT(*) AS "records",
    COUNT("t39"."x") AS "known",
    CAST(SUM(CAST("t39"."x" AS DECIMAL(38, 9))) AS DOUBLE) AS "total",
    QUANTILE_CONT("t39"."x", 0.5) AS "middle",
    MAX("t39"."x") AS "top"
  FROM (
    SELECT
      "t38"."cell",
      "t38"."key",
      CASE WHEN "t38"."whole" THEN '' ELSE "t38"."team" END AS "scope",
      CASE
        WHEN "t38"."by_1" = 'sex'
        THEN "t38"."sex"
        WHEN "t38"."by_1" = 'referrer'
        THEN "t38"."referrer"
        WHEN "t38"."by_1" = 'reason'
        THEN "t38"."reason"
        WHEN "t38"."by_1" = 'destination'
        THEN "t38"."destination"
        WHEN "t38"."by_1" = 'outcome'
        THEN "t38"."outcome"
        WHEN "t38"."by_1" = 'track'
        THEN "t38"."track"
        ELSE CAST(NULL AS TEXT)
      END AS "k1",
      CASE
        WHEN "t38"."by_2" = 'sex'
        THEN "t38"."sex"
        WHEN "t38"."by_2" = 'referrer'
        THEN "t38"."referrer"
        WHEN "t38"."by_2" = 'reason'
        THEN "t38"."reason"
        WHEN "t38"."by_2" = 'destination'
        THEN "t38"."destination"
        WHEN "t38"."by_2" = 'outcome'
        THEN "t38"."outcome"
        WHEN "t38"."by_2" = 'track'
        THEN "t38"."track"
        ELSE CAST(NULL AS TEXT)
      END AS "k2",
      CASE
        WHEN "t38"."by_3" = 'sex'
        THEN "t38"."sex"
        WHEN "t38"."by_3" = 'referrer'
        THEN "t38"."referrer"
        WHEN "t38"."by_3" = 'reason'
        THEN "t38"."reason"
        WHEN "t38"."by_3" = 'destination'
        THEN "t38"."destination"
        WHEN "t38"."by_3" = 'outcome'
        THEN "t38"."outcome"
        WHEN "t38"."by_3" = 'track'
        THEN "t38"."track"
        ELSE CAST(NULL AS TEXT)
      END AS "k3",
      CASE
        WHEN "t38"."number" = 'days'
        THEN "t38"."days"
        WHEN "t38"."number" = 'actions'
        THEN "t38"."actions"
        ELSE CAST(NULL AS DOUBLE)
      END AS "x"
    FROM (
      SELECT
        "t37"."key",
        "t37"."team",
        "t37"."sex",
        "t37"."referrer",
        "t37"."reason",
        "t37"."destination",
        "t37"."outcome",
        "t37"."completed",
        "t37"."interrupted",
        "t37"."positive",
        "t37"."days",
        "t37"."actions",
        "t37"."track",
        "t20"."cell",
        "t20"."whole",
        "t20"."flag_1",
        "t20"."flag_2",
        "t20"."by_1",
        "t20"."by_2",
        "t20"."by_3",
        "t20"."number"
      FROM (
        SELECT
          "t35".*
          EXCLUDE ("enrolment")
        FROM (
          SELECT
            "t34"."key",
            "t34"."enrolment",
            "t34"."team",
            "t34"."sex",
            "t34"."referrer",
            "t34"."reason",
            "t34"."destination",
            "t34"."outcome",
            "t34"."completed",
            "t34"."interrupted",
            "t34"."positive",
            "t34"."days",
            "t34"."actions",
            COALESCE("t34"."track", 'unknown') AS "track"
          FROM (
            SELECT
              "t33".*
              EXCLUDE ("enrolment_right")
            FROM (
              SELECT
                "t26"."key",
                "t26"."enrolment",
                "t26"."team",
                "t26"."sex",
                "t26"."referrer",
                "t26"."reason",
                "t26"."destination",
                "t14"."outcome",
                "t26"."completed",
                "t26"."interrupted",
                "t14"."positive",
                "t26"."days",
                CAST(COALESCE("t15"."acted", 0) AS DOUBLE) AS "actions",
                "t32"."enrolment" AS "enrolment_right",
                "t32"."track"
              FROM (
                SELECT
                  "t24"."key",
                  "t24"."enrolment",
                  "t24"."team",
                  COALESCE("t24"."sex", 'unknown') AS "sex",
                  COALESCE("t24"."referrer", 'unknown') AS "referrer",
                  COALESCE("t24"."completed", FALSE) AS "completed",
                  COALESCE(NOT (
                    "t24"."completed"
                  ), FALSE) AS "interrupted",
                  COALESCE("t24"."exit_outcome", 'unmeasured') AS "raw",
                  COALESCE("t24"."exit_reason", 'unknown') AS "reason",
                  COALESCE("t24"."destination", 'unknown') AS "destination",
                  CAST(DATE_DIFF('DAY', "t24"."started_on", "t24"."ended_on") AS DOUBLE) AS "days"
                FROM (
                  SELECT
                    "t23"."team",
                    "t23"."started_on",
                    "t23"."ended_on",
                    "t23"."participant",
                    "t23"."referrer",
                    "t23"."exit_outcome",
                    "t23"."exit_reason",
                    "t23"."completed",
                    "t23"."destination",
                    "t23"."key",
                    "t23"."enrolment",
                    "t23"."first",
                    "t23"."last",
                    "t16"."participant" AS "participant_right",
                    "t16"."sex",
                    "t16"."birth_year"
                  FROM (
                    SELECT
                      *
                    FROM (
                      SELECT
                        "t17"."team",
                        "t17"."started_on",
                        "t17"."ended_on",
                        "t17"."participant",
                        "t17"."referrer",
                        "t17"."exit_outcome",
                        "t17"."exit_reason",
                        "t17"."completed",
                        "t17"."destination",
                        "t17"."key",
                        "t17"."enrolment",
                        "t18"."first",
                        "t18"."last"
                      FROM (
                        SELECT
                          "t5"."team",
                          "t5"."started_on",
                          "t5"."ended_on",
                          "t5"."participant",
                          "t5"."referrer",
                          "t5"."exit_outcome",
                          "t5"."exit_reason",
                          "t5"."completed",
                          "t5"."destination",
                          "t5"."enrolment" AS "key",
                          "t5"."enrolment"
                        FROM "enrolments" AS "t5"
                      ) AS "t17"
                      CROSS JOIN (
                        SELECT
                          "t6"."first",
                          "t6"."last"
                        FROM "_run" AS "t6"
                      ) AS "t18"
                    ) AS "t21"
                    WHERE
                      "t21"."ended_on" >= "t21"."first" AND "t21"."ended_on" <= "t21"."last"
                  ) AS "t23"
                  LEFT OUTER JOIN (
                    SELECT
                      "t3"."participant",
                      "t3"."sex",
                      "t3"."birth_year"
                    FROM "participants" AS "t3"
                  ) AS "t16"
                    ON "t23"."participant" = "t16"."participant"
                ) AS "t24"
              ) AS "t26"
              LEFT OUTER JOIN (
                SELECT
                  "t1"."interrupted",
                  "t1"."positive",
                  "t1"."outcome" AS "raw",
                  "t1"."column" AS "outcome"
                FROM "_columns" AS "t1"
              ) AS "t14"
                ON "t26"."raw" = "t14"."raw" AND "t26"."interrupted" = "t14"."interrupted"
              LEFT OUTER JOIN (
                SELECT
                  "t2"."enrolment",
                  COUNT(*) AS "acted"
                FROM "actions" AS "t2"
                GROUP BY
                  1
              ) AS "t15"
                ON "t26"."enrolment" = "t15"."enrolment"
              LEFT OUTER JOIN (
                SELECT
                  "t30"."enrolment",
                  "t30"."track"
                FROM (
                  SELECT
                    "t29"."placement",
                    "t29"."enrolment",
                    "t29"."track",
                    "t29"."started_on",
                    "t29"."ended_on",
                    ROW_NUMBER() OVER (
                      PARTITION BY "t29"."enrolment"
                      ORDER BY "t29"."started_on" DESC, COALESCE("t29"."ended_on", MAKE_DATE(9999, 12, 31)) DESC, "t29"."placement" ASC
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
                        "t26"."key",
                        "t26"."enrolment",
                        "t26"."team",
                        "t26"."sex",
                        "t26"."referrer",
                        "t26"."reason",
                        "t26"."destination",
                        "t14"."outcome",
                        "t26"."completed",
                        "t26"."interrupted",
                        "t14"."positive",
                        "t26"."days",
                        CAST(COALESCE("t15"."acted", 0) AS DOUBLE) AS "actions"
                      FROM (
                        SELECT
                          "t24"."key",
                          "t24"."enrolment",
                          "t24"."team",
                          COALESCE("t24"."sex", 'unknown') AS "sex",
                          COALESCE("t24"."referrer", 'unknown') AS "referrer",
                          COALESCE("t24"."completed", FALSE) AS "completed",
                          COALESCE(NOT (
                            "t24"."completed"
                          ), FALSE) AS "interrupted",
                          COALESCE("t24"."exit_outcome", 'unmeasured') AS "raw",
                          COALESCE("t24"."exit_reason", 'unknown') AS "reason",
                          COALESCE("t24"."destination", 'unknown') AS "destination",
                          CAST(DATE_DIFF('DAY', "t24"."started_on", "t24"."ended_on") AS DOUBLE) AS "days"
                        FROM (
                          SELECT
                            "t23"."team",
                            "t23"."started_on",
                            "t23"."ended_on",
                            "t23"."participant",
                            "t23"."referrer",
                            "t23"."exit_outcome",
                            "t23"."exit_reason",
                            "t23"."completed",
                            "t23"."destination",
                            "t23"."key",
                            "t23"."enrolment",
                            "t23"."first",
                            "t23"."last",
                            "t16"."participant" AS "participant_right",
                            "t16"."sex",
                            "t16"."birth_year"
                          FROM (
                            SELECT
                              *
                            FROM (
                              SELECT
                                "t17"."team",
                                "t17"."started_on",
                                "t17"."ended_on",
                                "t17"."participant",
                                "t17"."referrer",
                                "t17"."exit_outcome",
                                "t17"."exit_reason",
                                "t17"."completed",
                                "t17"."destination",
                                "t17"."key",
                                "t17"."enrolment",
                                "t18"."first",
                                "t18"."last"
                              FROM (
                                SELECT
                                  "t5"."team",
                                  "t5"."started_on",
                                  "t5"."ended_on",
                                  "t5"."participant",
                                  "t5"."referrer",
                                  "t5"."exit_outcome",
                                  "t5"."exit_reason",
                                  "t5"."completed",
                                  "t5"."destination",
                                  "t5"."enrolment" AS "key",
                                  "t5"."enrolment"
                                FROM "enrolments" AS "t5"
                              ) AS "t17"
                              CROSS JOIN (
                                SELECT
                                  "t6"."first",
                                  "t6"."last"
                                FROM "_run" AS "t6"
                              ) AS "t18"
                            ) AS "t21"
                            WHERE
                              "t21"."ended_on" >= "t21"."first" AND "t21"."ended_on" <= "t21"."last"
                          ) AS "t23"
                          LEFT OUTER JOIN (
                            SELECT
                              "t3"."participant",
                              "t3"."sex",
                              "t3"."birth_year"
                            FROM "participants" AS "t3"
                          ) AS "t16"
                            ON "t23"."participant" = "t16"."participant"
                        ) AS "t24"
                      ) AS "t26"
                      LEFT OUTER JOIN (
                        SELECT
                          "t1"."interrupted",
                          "t1"."positive",
                          "t1"."outcome" AS "raw",
                          "t1"."column" AS "outcome"
                        FROM "_columns" AS "t1"
                      ) AS "t14"
                        ON "t26"."raw" = "t14"."raw" AND "t26"."interrupted" = "t14"."interrupted"
                      LEFT OUTER JOIN (
                        SELECT
                          "t2"."enrolment",
                          COUNT(*) AS "acted"
                        FROM "actions" AS "t2"
                        GROUP BY
                          1
                      ) AS "t15"
                        ON "t26"."enrolment" = "t15"."enrolment"
                    ) AS "t28"
                      ON "t7"."enrolment" = "t28"."enrolment"
                  ) AS "t29"
                ) AS "t30"
                WHERE
                  "t30"."place" = 0
              ) AS "t32"
                ON "t26"."enrolment" = "t32"."enrolment"
            ) AS "t33"
          ) AS "t34"
        ) AS "t35"
      ) AS "t37"
      CROSS JOIN (
        SELECT
          "t13".*
          EXCLUDE ("fact")
        FROM (
          SELECT
            *
          FROM "_cells" AS "t0"
          WHERE
            "t0"."fact" = 'exits'
        ) AS "t13"
      ) AS "t20"
    ) AS "t38"
    WHERE
      (
        "t38"."whole" OR (
          "t38"."team" IS NOT NULL
        )
      )
      AND CASE
        WHEN "t38"."flag_1" = 'completed'
        THEN "t38"."completed"
        WHEN "t38"."flag_1" = 'interrupted'
        THEN "t38"."interrupted"
        WHEN "t38"."flag_1" = 'positive'
        THEN "t38"."positive"
        ELSE TRUE
      END
      AND CASE
        WHEN "t38"."flag_2" = 'completed'
        THEN "t38"."completed"
        WHEN "t38"."flag_2" = 'interrupted'
        THEN "t38"."interrupted"
        WHEN "t38"."flag_2" = 'positive'
        THEN "t38"."positive"
        ELSE TRUE
      END
  ) AS "t39"
  GROUP BY
    1,
    2,
    3,
    4,
    5
) AS "t40"
