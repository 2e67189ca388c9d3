-- 2b18194e1da0c43d
SELECT
  *
FROM (
  SELECT
    "t46"."cell",
    "t46"."scope",
    "t46"."k1",
    "t46"."k2",
    "t46"."k3",
    COUNT(*) AS "records",
    COUNT("t46"."x") AS "known",
    CAST(SUM(CAST("t46"."x" AS DECIMAL(38, 9))) AS DOUBLE) AS "total",
    QUANTILE_CONT("t46"."x", 0.5) AS "middle",
    MAX("t46"."x") AS "top"
  FROM (
    SELECT
      "t45"."cell",
      "t45"."key",
      CASE WHEN "t45"."whole" THEN '' ELSE "t45"."team" END AS "scope",
      CASE
        WHEN "t45"."by_1" = 'sex'
        THEN "t45"."sex"
        WHEN "t45"."by_1" = 'referrer'
        THEN "t45"."referrer"
        WHEN "t45"."by_1" = 'reason'
        THEN "t45"."reason"
        WHEN "t45"."by_1" = 'destination'
        THEN "t45"."destination"
        WHEN "t45"."by_1" = 'outcome'
        THEN "t45"."outcome"
        WHEN "t45"."by_1" = 'track'
        THEN "t45"."track"
        ELSE CAST(NULL AS TEXT)
      END AS "k1",
      CASE
        WHEN "t45"."by_2" = 'sex'
        THEN "t45"."sex"
        WHEN "t45"."by_2" = 'referrer'
        THEN "t45"."referrer"
        WHEN "t45"."by_2" = 'reason'
        THEN "t45"."reason"
        WHEN "t45"."by_2" = 'destination'
        THEN "t45"."destination"
        WHEN "t45"."by_2" = 'outcome'
        THEN "t45"."outcome"
        WHEN "t45"."by_2" = 'track'
        THEN "t45"."track"
        ELSE CAST(NULL AS TEXT)
      END AS "k2",
      CASE
        WHEN "t45"."by_3" = 'sex'
        THEN "t45"."sex"
        WHEN "t45"."by_3" = 'referrer'
        THEN "t45"."referrer"
        WHEN "t45"."by_3" = 'reason'
        THEN "t45"."reason"
        WHEN "t45"."by_3" = 'destination'
        THEN "t45"."destination"
        WHEN "t45"."by_3" = 'outcome'
        THEN "t45"."outcome"
        WHEN "t45"."by_3" = 'track'
        THEN "t45"."track"
        ELSE CAST(NULL AS TEXT)
      END AS "k3",
      CASE
        WHEN "t45"."number" = 'days'
        THEN "t45"."days"
        WHEN "t45"."number" = 'actions'
        THEN "t45"."actions"
        ELSE CAST(NULL AS DOUBLE)
      END AS "x"
    FROM (
      SELECT
        "t44"."key",
        "t44"."team",
        "t44"."sex",
        "t44"."referrer",
        "t44"."completed",
        "t44"."interrupted",
        "t44"."reason",
        "t44"."destination",
        "t44"."days",
        "t44"."positive",
        "t44"."outcome",
        "t44"."actions",
        "t44"."track",
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
          "t42".*
          EXCLUDE ("enrolment")
        FROM (
          SELECT
            "t41"."key",
            "t41"."enrolment",
            "t41"."team",
            "t41"."sex",
            "t41"."referrer",
            "t41"."completed",
            "t41"."interrupted",
            "t41"."reason",
            "t41"."destination",
            "t41"."days",
            "t41"."positive",
            "t41"."outcome",
            "t41"."actions",
            COALESCE("t41"."track", 'unknown') AS "track"
          FROM (
            SELECT
              "t40".*
              EXCLUDE ("enrolment_right")
            FROM (
              SELECT
                "t34"."key",
                "t34"."enrolment",
                "t34"."team",
                "t34"."sex",
                "t34"."referrer",
                "t34"."completed",
                "t34"."interrupted",
                "t34"."reason",
                "t34"."destination",
                "t34"."days",
                "t34"."positive",
                "t34"."outcome",
                "t34"."actions",
                "t39"."enrolment" AS "enrolment_right",
                "t39"."track"
              FROM (
                SELECT
                  "t32".*
                  EXCLUDE ("acted")
                FROM (
                  SELECT
                    "t31"."key",
                    "t31"."enrolment",
                    "t31"."team",
                    "t31"."sex",
                    "t31"."referrer",
                    "t31"."completed",
                    "t31"."interrupted",
                    "t31"."reason",
                    "t31"."destination",
                    "t31"."days",
                    "t31"."positive",
                    "t31"."outcome",
                    "t31"."acted",
                    CAST(COALESCE("t31"."acted", 0) AS DOUBLE) AS "actions"
                  FROM (
                    SELECT
                      "t30".*
                      EXCLUDE ("enrolment_right")
                    FROM (
                      SELECT
                        "t29"."key",
                        "t29"."enrolment",
                        "t29"."team",
                        "t29"."sex",
                        "t29"."referrer",
                        "t29"."completed",
                        "t29"."interrupted",
                        "t29"."reason",
                        "t29"."destination",
                        "t29"."days",
                        "t29"."positive",
                        "t29"."outcome",
                        "t14"."enrolment" AS "enrolment_right",
                        "t14"."acted"
                      FROM (
                        SELECT
                          "t27".*
                          EXCLUDE ("interrupted_right", "raw", "raw_right")
                        FROM (
                          SELECT
                            "t26"."key",
                            "t26"."enrolment",
                            "t26"."team",
                            "t26"."sex",
                            "t26"."referrer",
                            "t26"."completed",
                            "t26"."interrupted",
                            "t26"."raw",
                            "t26"."reason",
                            "t26"."destination",
                            "t26"."days",
                            "t15"."interrupted" AS "interrupted_right",
                            "t15"."positive",
                            "t15"."raw" AS "raw_right",
                            "t15"."outcome"
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
                                  "t4"."participant",
                                  "t4"."sex",
                                  "t4"."birth_year"
                                FROM "participants" AS "t4"
                              ) AS "t16"
                                ON "t23"."participant" = "t16"."participant"
                            ) AS "t24"
                          ) AS "t26"
                          LEFT OUTER JOIN (
                            SELECT
                              "t3"."interrupted",
                              "t3"."positive",
                              "t3"."outcome" AS "raw",
                              "t3"."column" AS "outcome"
                            FROM "_columns" AS "t3"
                          ) AS "t15"
                            ON "t26"."raw" = "t15"."raw" AND "t26"."interrupted" = "t15"."interrupted"
                        ) AS "t27"
                      ) AS "t29"
                      LEFT OUTER JOIN (
                        SELECT
                          "t2"."enrolment",
                          COUNT(*) AS "acted"
                        FROM "actions" AS "t2"
                        GROUP BY
                          1
                      ) AS "t14"
                        ON "t29"."enrolment" = "t14"."enrolment"
                    ) AS "t30"
                  ) AS "t31"
                ) AS "t32"
              ) AS "t34"
              LEFT OUTER JOIN (
                SELECT
                  "t37"."enrolment",
                  "t37"."track"
                FROM (
                  SELECT
                    "t36"."placement",
                    "t36"."enrolment",
                    "t36"."track",
                    "t36"."started_on",
                    "t36"."ended_on",
                    ROW_NUMBER() OVER (
                      PARTITION BY "t36"."enrolment"
                      ORDER BY "t36"."started_on" DESC, COALESCE("t36"."ended_on", MAKE_DATE(9999, 12, 31)) DESC, "t36"."placement" ASC
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
                        "t32".*
                        EXCLUDE ("acted")
                      FROM (
                        SELECT
                          "t31"."key",
                          "t31"."enrolment",
                          "t31"."team",
                          "t31"."sex",
                          "t31"."referrer",
                          "t31"."completed",
                          "t31"."interrupted",
                          "t31"."reason",
                          "t31"."destination",
                          "t31"."days",
                          "t31"."positive",
                          "t31"."outcome",
                          "t31"."acted",
                          CAST(COALESCE("t31"."acted", 0) AS DOUBLE) AS "actions"
                        FROM (
                          SELECT
                            "t30".*
                            EXCLUDE ("enrolment_right")
                          FROM (
                            SELECT
                              "t29"."key",
                              "t29"."enrolment",
                              "t29"."team",
                              "t29"."sex",
                              "t29"."referrer",
                              "t29"."completed",
                              "t29"."interrupted",
                              "t29"."reason",
                              "t29"."destination",
                              "t29"."days",
                              "t29"."positive",
                              "t29"."outcome",
                              "t14"."enrolment" AS "enrolment_right",
                              "t14"."acted"
                            FROM (
                              SELECT
                                "t27".*
                                EXCLUDE ("interrupted_right", "raw", "raw_right")
                              FROM (
                                SELECT
                                  "t26"."key",
                                  "t26"."enrolment",
                                  "t26"."team",
                                  "t26"."sex",
                                  "t26"."referrer",
                                  "t26"."completed",
                                  "t26"."interrupted",
                                  "t26"."raw",
                                  "t26"."reason",
                                  "t26"."destination",
                                  "t26"."days",
                                  "t15"."interrupted" AS "interrupted_right",
                                  "t15"."positive",
                                  "t15"."raw" AS "raw_right",
                                  "t15"."outcome"
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
                                        "t4"."participant",
                                        "t4"."sex",
                                        "t4"."birth_year"
                                      FROM "participants" AS "t4"
                                    ) AS "t16"
                                      ON "t23"."participant" = "t16"."participant"
                                  ) AS "t24"
                                ) AS "t26"
                                LEFT OUTER JOIN (
                                  SELECT
                                    "t3"."interrupted",
                                    "t3"."positive",
                                    "t3"."outcome" AS "raw",
                                    "t3"."column" AS "outcome"
                                  FROM "_columns" AS "t3"
                                ) AS "t15"
                                  ON "t26"."raw" = "t15"."raw" AND "t26"."interrupted" = "t15"."interrupted"
                              ) AS "t27"
                            ) AS "t29"
                            LEFT OUTER JOIN (
                              SELECT
                                "t2"."enrolment",
                                COUNT(*) AS "acted"
                              FROM "actions" AS "t2"
                              GROUP BY
                                1
                            ) AS "t14"
                              ON "t29"."enrolment" = "t14"."enrolment"
                          ) AS "t30"
                        ) AS "t31"
                      ) AS "t32"
                    ) AS "t35"
                      ON "t7"."enrolment" = "t35"."enrolment"
                  ) AS "t36"
                ) AS "t37"
                WHERE
                  "t37"."place" = 0
              ) AS "t39"
                ON "t34"."enrolment" = "t39"."enrolment"
            ) AS "t40"
          ) AS "t41"
        ) AS "t42"
      ) AS "t44"
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
    ) AS "t45"
    WHERE
      (
        "t45"."whole" OR (
          "t45"."team" IS NOT NULL
        )
      )
      AND CASE
        WHEN "t45"."flag_1" = 'completed'
        THEN "t45"."completed"
        WHEN "t45"."flag_1" = 'interrupted'
        THEN "t45"."interrupted"
        WHEN "t45"."flag_1" = 'positive'
        THEN "t45"."positive"
        ELSE TRUE
      END
      AND CASE
        WHEN "t45"."flag_2" = 'completed'
        THEN "t45"."completed"
        WHEN "t45"."flag_2" = 'interrupted'
        THEN "t45"."interrupted"
        WHEN "t45"."flag_2" = 'positive'
        THEN "t45"."positive"
        ELSE TRUE
      END
  ) AS "t46"
  GROUP BY
    1,
    2,
    3,
    4,
    5
) AS "t47"
