namespace Crm.Domain.Pay;

/// <summary>What somebody is paid for a month. It rebuilds to the cent from its rows and its formula's version (reference §5.4, 21).</summary>
/// <param name="Technician">Who.</param>
/// <param name="Month">For which month.</param>
/// <param name="FormulaVersion">By which formula.</param>
/// <param name="Jobs">Jobs after coefficient and cap.</param>
/// <param name="Rewards">Rewards.</param>
/// <param name="Penalties">Penalties, positive.</param>
/// <param name="Corrections">Corrections of closed months, with their sign.</param>
/// <param name="Net">Everything together with the base.</param>
public sealed record PaySheet(string Technician, PayMonth Month, int FormulaVersion, Money Jobs, Money Rewards, Money Penalties, Money Corrections, Money Net)
{
    /// <summary>The sheet of one person and month. The coefficient is put on the sum of the jobs, so that the order of the rows moves no cent.</summary>
    public static PaySheet Build(string technician, PayMonth month, IEnumerable<PayRow> rows, PayFormula formula)
    {
        var mine = rows.Where(r => r.Technician == technician && r.Month == month).ToList();
        var jobs = Sum(PayRowKind.Job).Share(formula.CoefficientMillionths);
        if (formula.Cap is { } cap && jobs > cap) jobs = cap;
        var (rewards, penalties, corrections) = (Sum(PayRowKind.Reward), Sum(PayRowKind.Penalty), Sum(PayRowKind.Correction));
        return new PaySheet(technician, month, formula.Version, jobs, rewards, penalties, corrections, formula.Base + jobs + rewards - penalties + corrections);

        Money Sum(PayRowKind kind) => mine.Where(r => r.Kind == kind).Aggregate(Money.Zero, (sum, row) => sum + row.Amount);
    }
}
