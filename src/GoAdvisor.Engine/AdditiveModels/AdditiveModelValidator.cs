namespace GoAdvisor.Engine.AdditiveModels;

internal static class AdditiveModelValidator
{
    public static IReadOnlyList<ModelProblem> Validate(AdditiveModel model, DrawSettings draws) => new Pass(model, draws).Run();

    private sealed class Pass(AdditiveModel model, DrawSettings draws)
    {
        private readonly List<ModelProblem> problems = [];

        public IReadOnlyList<ModelProblem> Run()
        {
            Check(model.Alternatives.Count is >= 2 and <= ModelLimits.Alternatives, "alternatives",
                $"holds {model.Alternatives.Count}; give 2 to {ModelLimits.Alternatives}");
            Check(model.Criteria.Count is >= 1 and <= ModelLimits.Criteria, "criteria",
                $"holds {model.Criteria.Count}; give 1 to {ModelLimits.Criteria}");
            CheckIds([.. model.Alternatives.Select((id, i) => ($"alternatives[{i}]", id))]);
            CheckIds([.. model.Criteria.Select((criterion, i) => ($"criteria[{i}].id", criterion.Id))]);
            foreach (var (i, criterion) in model.Criteria.Index())
                CheckCriterion($"criteria[{i}]", criterion);
            Check(model.Criteria.Count == 0 || model.Criteria.Any(criterion => criterion.Weight != 0), "criteria",
                "have no weight at all; give at least one a weight above 0");
            // With far too many of them, one problem per missing rating would be too many problems.
            if (model.Alternatives.Count <= ModelLimits.Alternatives && model.Criteria.Count <= ModelLimits.Criteria)
                CheckRatings();
            CheckDraws();
            if (problems.Count == 0)
                CheckDenominators();
            return problems;
        }

        private void CheckIds(IReadOnlyList<(string Path, string Id)> ids)
        {
            var seen = new HashSet<string>();
            foreach (var (path, id) in ids)
            {
                Check(!string.IsNullOrWhiteSpace(id), path, "is empty; give it an id");
                Check(id.Length <= ModelLimits.IdLength, path, $"is longer than {ModelLimits.IdLength} characters; shorten it");
                Check(seen.Add(id), path, $"is '{Shorten(id)}' once more; give everything an id of its own");
            }
        }

        private void CheckCriterion(string at, ModelCriterion criterion)
        {
            CheckNumber($"{at}.weight", criterion.Weight);
            Check(criterion.Weight >= 0, $"{at}.weight", "is below 0; turn the criterion around by swapping 'worst' and 'best' instead");
            CheckNumber($"{at}.worst", criterion.Worst);
            CheckNumber($"{at}.best", criterion.Best);
            Check(criterion.Worst != criterion.Best, $"{at}.best", "is the same as 'worst'; they must differ");
            if (criterion.Points is { } points)
                CheckPoints($"{at}.points", points);
        }

        private void CheckPoints(string at, IReadOnlyList<ValuePoint> points)
        {
            Check(points.Count is >= 2 and <= ModelLimits.Points, at, $"holds {points.Count}; give 2 to {ModelLimits.Points}, or leave it out");
            var falling = points.Count >= 2 && points[1].Rating < points[0].Rating;
            for (var i = 0; i < points.Count; i++)
            {
                CheckNumber($"{at}[{i}][0]", points[i].Rating);
                Check(points[i].Value is >= 0 and <= 1, $"{at}[{i}][1]", "is not from 0 to 1, as values are");
                Check(i == 0 || (falling ? points[i].Rating < points[i - 1].Rating : points[i].Rating > points[i - 1].Rating), $"{at}[{i}][0]",
                    $"does not {(falling ? "fall" : "rise")} from the point before; ratings must only rise or only fall");
            }
        }

        private void CheckRatings()
        {
            var criteria = model.Criteria.Select(criterion => criterion.Id).ToHashSet();
            foreach (var alternative in model.Alternatives.Distinct())
            {
                if (!model.Ratings.TryGetValue(alternative, out var row))
                {
                    Check(false, $"ratings.{Shorten(alternative)}", "is missing; rate every alternative");
                    continue;
                }
                foreach (var criterion in criteria)
                {
                    var at = $"ratings.{Shorten(alternative)}.{Shorten(criterion)}";
                    if (row.TryGetValue(criterion, out var rating))
                        CheckRating(at, rating);
                    else
                        Check(false, at, "is missing; rate every alternative by every criterion");
                }
                foreach (var unknown in row.Keys.Where(key => !criteria.Contains(key)))
                    Check(false, $"ratings.{Shorten(alternative)}.{Shorten(unknown)}", "rates by no criterion of this model; take it out or add the criterion");
            }
            var alternatives = model.Alternatives.ToHashSet();
            foreach (var unknown in model.Ratings.Keys.Where(key => !alternatives.Contains(key)))
                Check(false, $"ratings.{Shorten(unknown)}", "rates no alternative of this model; take it out or add the alternative");
        }

        private void CheckRating(string at, ModelRating rating)
        {
            switch (rating)
            {
                case FixedRating number:
                    CheckNumber(at, number.Number);
                    break;
                case NormalRating normal:
                    CheckNumber($"{at}.normal.mean", normal.Mean);
                    CheckSpread($"{at}.normal.sd", normal.Sd, ModelLimits.Magnitude);
                    break;
                case LogNormalRating logNormal:
                    Check(Math.Abs(logNormal.Mu) <= ModelLimits.Logarithm, $"{at}.logNormal.mu",
                        $"is not from -{ModelLimits.Logarithm} to {ModelLimits.Logarithm}; it is the mean of the natural logarithm, not of the rating");
                    CheckSpread($"{at}.logNormal.sigma", logNormal.Sigma, ModelLimits.Logarithm);
                    break;
                case UniformRating uniform:
                    CheckNumber($"{at}.uniform.min", uniform.Min);
                    CheckNumber($"{at}.uniform.max", uniform.Max);
                    Check(uniform.Min <= uniform.Max, $"{at}.uniform.max", "is below 'min'; swap the two");
                    break;
            }
        }

        private void CheckDraws()
        {
            Check(draws.Samples is >= 1 and <= ModelLimits.Samples, "samples", $"is {draws.Samples}; use 1 to {ModelLimits.Samples}");
            var work = (long)Math.Max(draws.Samples, 0) * model.Alternatives.Count * model.Criteria.Count;
            Check(draws.Samples > ModelLimits.Samples || work <= ModelLimits.DrawnRatings, "samples",
                $"makes {work} ratings to draw (samples × alternatives × criteria); at most {ModelLimits.DrawnRatings} are, so use fewer samples");
            Check(Enum.IsDefined(draws.Weights), "weights", "is no way to draw weights");
        }

        /// <summary>
        /// Values are fractions whose denominators are the lengths of pieces. Their common denominator must stay small enough for some ten thousand
        /// multiplications a second.
        /// </summary>
        private void CheckDenominators()
        {
            var common = BigInteger.One;
            foreach (var length in model.Criteria.SelectMany(criterion => new ValueFunction(criterion).Lengths))
            {
                common *= length.Numerator / BigInteger.GreatestCommonDivisor(common, length.Numerator);
                if (common.GetBitLength() <= ModelLimits.DenominatorBits)
                    continue;
                Check(false, "criteria", "are too fine to be compared exactly: the distances between 'worst' and 'best', or between points, have no "
                    + "common multiple below 2,400 digits; use rounder numbers or fewer points");
                return;
            }
        }

        private void CheckNumber(string at, decimal number) =>
            Check(Math.Abs(number) <= ModelLimits.Magnitude, at, $"is beyond ±{ModelLimits.Magnitude}; use a larger unit");

        private void CheckSpread(string at, decimal spread, decimal limit)
        {
            Check(spread >= 0, at, "is below 0; a spread is 0 or more");
            Check(spread <= limit, at, $"is above {limit}; use less");
        }

        private void Check(bool holds, string path, string what)
        {
            if (!holds)
                problems.Add(new ModelProblem(path, what));
        }

        /// <summary>An id that is too long is reported once, not repeated in full with every rating.</summary>
        private static string Shorten(string id) => id.Truncated(ModelLimits.IdLength);
    }
}
