namespace Crm.Domain.Pay;

/// <summary>What a row of pay is.</summary>
public enum PayRowKind
{
    /// <summary>计件: his share of a job, before the coefficient.</summary>
    Job,

    /// <summary>奖励</summary>
    Reward,

    /// <summary>处罚: a positive amount that is taken off.</summary>
    Penalty,

    /// <summary>更正: puts a closed month right, with its sign.</summary>
    Correction,
}
