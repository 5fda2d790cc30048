using System.Numerics;
using GoAdvisor.Engine.Robustness;

namespace GoAdvisor.Engine.AdditiveModels;

/// <summary>Checks that a model can be evaluated: ids, ranges, that everything is rated, and that the draws take seconds at most.</summary>
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
            Ids([.. model.Alternatives.Select((id, i) => ($"alternatives[{i}]", id))]);
            Ids([.. model.Criteria.Select((criterion, i) => ($"criteria[{i}].id", criterion.Id))]);
            foreach (var (i, criterion) in model.Criteria.Index())
                Criterion($"criteria[{i}]", criterion);
            Check(model.Criteria.Count == 0 || model.Criteria.Any(criterion => criterion.Weight != 0), "criteria",
                "have no weight at all; give at least one a weight above 0");
            // Of far too many, every pair of what is missing is not worth a sentence.
            if (model.Alternatives.Count <= ModelLimits.Alternatives && model.Criteria.Count <= ModelLimits.Criteria)
                Ratings();
            Draws();
            if (problems.Count == 0)
                Fineness();
            return problems;
        }

        private void Ids(IReadOnlyList<(string Path, string Id)> ids)
        {
            var seen = new HashSet<string>();
            foreach (var (path, id) in ids)
            {
                Check(!string.IsNullOrWhiteSpace(id), path, "is empty; give it an id");
                Check(id.Length <= ModelLimits.IdLength, path, $"is longer than {ModelLimits.IdLength} characters; shorten it");
                Check(seen.Add(id), path, $"is '{Shown(id)}' once more; give everything an id of its own");
            }
        }

        private void Criterion(string at, ModelCriterion criterion)
        {
            Number($"{at}.weight", criterion.Weight);
            Check(criterion.Weight >= 0, $"{at}.weight", "is below 0; turn the criterion around by swapping 'worst' and 'best' instead");
            Number($"{at}.worst", criterion.Worst);
            Number($"{at}.best", criterion.Best);
            Check(criterion.Worst != criterion.Best, $"{at}.best", "is the same as 'worst'; they must differ");
            if (criterion.Points is { } points)
                Points($"{at}.points", points);
        }

        private void Points(string at, IReadOnlyList<ValuePoint> points)
        {
            Check(points.Count is >= 2 and <= ModelLimits.Points, at, $"holds {points.Count}; give 2 to {ModelLimits.Points}, or leave it out");
            var falling = points.Count >= 2 && points[1].Rating < points[0].Rating;
            for (var i = 0; i < points.Count; i++)
            {
                Number($"{at}[{i}][0]", points[i].Rating);
                Check(points[i].Value is >= 0 and <= 1, $"{at}[{i}][1]", "is not from 0 to 1, as values are");
                Check(i == 0 || (falling ? points[i].Rating < points[i - 1].Rating : points[i].Rating > points[i - 1].Rating), $"{at}[{i}][0]",
                    $"does not {(falling ? "fall" : "rise")} from the point before; ratings must only rise or only fall");
            }
        }

        private void Ratings()
        {
            var criteria = model.Criteria.Select(criterion => criterion.Id).ToHashSet();
            foreach (var alternative in model.Alternatives.Distinct())
            {
                if (!model.Ratings.TryGetValue(alternative, out var row))
                {
                    Check(false, $"ratings.{Shown(alternative)}", "is missing; rate every alternative");
                    continue;
                }
                foreach (var criterion in criteria)
                {
                    var at = $"ratings.{Shown(alternative)}.{Shown(criterion)}";
                    if (row.TryGetValue(criterion, out var rating))
                        Rating(at, rating);
                    else
                        Check(false, at, "is missing; rate every alternative by every criterion");
                }
                foreach (var unknown in row.Keys.Where(key => !criteria.Contains(key)))
                    Check(false, $"ratings.{Shown(alternative)}.{Shown(unknown)}", "rates by no criterion of this model; take it out or add the criterion");
            }
            var alternatives = model.Alternatives.ToHashSet();
            foreach (var unknown in model.Ratings.Keys.Where(key => !alternatives.Contains(key)))
                Check(false, $"ratings.{Shown(unknown)}", "rates no alternative of this model; take it out or add the alternative");
        }

        private void Rating(string at, ModelRating rating)
        {
            switch (rating)
            {
                case FixedRating number:
                    Number(at, number.Number);
                    break;
                case NormalRating normal:
                    Number($"{at}.normal.mean", normal.Mean);
                    Spread($"{at}.normal.sd", normal.Sd, ModelLimits.Magnitude);
                    break;
                case LogNormalRating logNormal:
                    Check(Math.Abs(logNormal.Mu) <= ModelLimits.Logarithm, $"{at}.logNormal.mu",
                        $"is not from -{ModelLimits.Logarithm} to {ModelLimits.Logarithm}; it is the mean of the natural logarithm, not of the rating");
                    Spread($"{at}.logNormal.sigma", logNormal.Sigma, ModelLimits.Logarithm);
                    break;
                case UniformRating uniform:
                    Number($"{at}.uniform.min", uniform.Min);
                    Number($"{at}.uniform.max", uniform.Max);
                    Check(uniform.Min <= uniform.Max, $"{at}.uniform.max", "is below 'min'; swap the two");
                    break;
            }
        }

        private void Draws()
        {
            Check(draws.Samples is >= 1 and <= ModelLimits.Samples, "samples", $"is {draws.Samples}; use 1 to {ModelLimits.Samples}");
            var work = (long)Math.Max(draws.Samples, 0) * model.Alternatives.Count * model.Criteria.Count;
            Check(draws.Samples > ModelLimits.Samples || work <= ModelLimits.DrawnRatings, "samples",
                $"makes {work} ratings to draw (samples × alternatives × criteria); at most {ModelLimits.DrawnRatings} are, so use fewer samples");
            Check(Enum.IsDefined(draws.Weights), "weights", "is no way to draw weights");
        }

        /// <summary>
        /// Values have the lengths of pieces as denominators. Brought to one denominator they must stay numbers that can be multiplied
        /// some ten thousand times in a second.
        /// </summary>
        private void Fineness()
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

        private void Number(string at, decimal number) =>
            Check(Math.Abs(number) <= ModelLimits.Magnitude, at, $"is beyond ±{ModelLimits.Magnitude}; use a larger unit");

        private void Spread(string at, decimal spread, decimal limit)
        {
            Check(spread >= 0, at, "is below 0; a spread is 0 or more");
            Check(spread <= limit, at, $"is above {limit}; use less");
        }

        private void Check(bool holds, string path, string what)
        {
            if (!holds)
                problems.Add(new ModelProblem(path, what));
        }

        /// <summary>An id that is too long is a problem of its own; it is not repeated in full by every rating.</summary>
        private static string Shown(string id) => id.Truncated(ModelLimits.IdLength);
    }
}
