namespace Crm.Domain.Warranty;

/// <summary>The rules that a decision looks at, in their order (reference §5.2).</summary>
public enum DecisionRule
{
    /// <summary>Which promise holds for the sale.</summary>
    Policy,

    /// <summary>From which day the periods count.</summary>
    Start,

    /// <summary>Something speaks against a free repair.</summary>
    Exclusion,

    /// <summary>Who has to prove it: the business within six months (consumer law art. 23).</summary>
    Proof,

    /// <summary>Seven days: return, exchange or repair.</summary>
    ReturnDays,

    /// <summary>Fifteen days: exchange or repair.</summary>
    ExchangeDays,

    /// <summary>Repaired often enough in vain: exchange.</summary>
    RepeatLimit,

    /// <summary>Too many days in repair, added up (provinces).</summary>
    CumulativeDays,

    /// <summary>No part for too long: exchange.</summary>
    PartWait,

    /// <summary>The repairer is late: exchange at his cost.</summary>
    RepairerDelay,

    /// <summary>The maker's guarantee on the part or the whole unit.</summary>
    Coverage,

    /// <summary>The guarantee on a repaired part.</summary>
    RepairedPart,

    /// <summary>A paid contract.</summary>
    Contract,

    /// <summary>Another appliance while it is in repair (provinces).</summary>
    Loaner,

    /// <summary>Nothing holds: a charged repair.</summary>
    Charged,
}
