# How fast are the six rules written straight in R, for Västerås 2017? `Rscript plain.R FOLDER PERSONS DRAWS`.
# FOLDER holds the same persons and rates as the other ways have, as doubles (benchmarks/evaluation.py writes them).

given <- commandArgs(trailingOnly = TRUE)
count <- as.integer(given[2])
draws <- as.integer(given[3])
read <- function(name, many) readBin(file.path(given[1], name), "double", many)

PBB <- 44800
FEE <- 0.3142
MUNICIPAL <- 0.2036
REGION <- 0.1088

sickness <- function(wage) 365 * floor(0.97 * pmin(12 * wage, 7.5 * PBB) * 0.8 / 365 + 0.5)

allowance <- function(income) {
  x <- income / PBB
  share <- ifelse(x <= 0.99, 0.423,
    ifelse(x <= 2.72, 0.423 + 0.2 * (x - 0.99),
      ifelse(x <= 3.11, 0.77, ifelse(x <= 7.88, 0.77 - 0.1 * (x - 3.11), 0.293))))
  pmin(income, ceiling(share * PBB / 100 - 1e-6) * 100)
}

credit <- function(work, free, rate) {
  x <- work / PBB
  base <- PBB * ifelse(x <= 0.91, x,
    ifelse(x <= 2.94, 0.91 + 0.332 * (x - 0.91), ifelse(x <= 8.08, 1.584 + 0.111 * (x - 2.94), 2.155)))
  amount <- pmax(0, base - free) * rate - 0.03 * pmax(0, work - 13.54 * PBB)
  ifelse(work > 0, floor(pmax(0, amount) + 1e-6), 0)
}

disposable <- function(wage, works, municipal) {
  pay <- ifelse(works, 12 * wage, 0)
  gross <- pay + ifelse(works, 0, sickness(wage))
  income <- floor(gross / 100 + 1e-6) * 100
  free <- allowance(income)
  taxable <- pmax(0, income - free)
  tax <- floor(municipal * taxable + 1e-6) + floor(REGION * taxable + 1e-6)
  back <- pmin(tax, credit(floor(pay / 100 + 1e-6) * 100, free, municipal + REGION))
  c(sum(gross - tax + back), sum(pay * FEE))
}

wage <- read(sprintf("wage-%d", count), count)
works <- read(sprintf("works-%d", count), count) > 0
rates <- if (draws == 1) MUNICIPAL else read(sprintf("rates-%d", draws), draws)
begun <- proc.time()[["elapsed"]]
sums <- c(0, 0)
for (rate in rates) sums <- sums + disposable(wage, works, rate)
seconds <- proc.time()[["elapsed"]] - begun
cat(sprintf('{"seconds": %.4f, "sums": [%.6f, %.6f]}\n', seconds, sums[1] / draws, sums[2] / draws))
