namespace Crm.Domain.Callbacks;

/// <summary>How one attempt to reach the customer ended.</summary>
public enum AttemptOutcome
{
    /// <summary>接通: the customer answered the questions, or at least one.</summary>
    Reached,

    /// <summary>无人接: it rang and nobody took it.</summary>
    NoAnswer,

    /// <summary>忙线: engaged, so it did not ring.</summary>
    Busy,

    /// <summary>拒访: declined the call or the questions.</summary>
    Refused,

    /// <summary>号码错: somebody else answers, or the number is not in use.</summary>
    WrongNumber,

    /// <summary>语音信箱: a machine answered.</summary>
    Machine,

    /// <summary>改天: the customer named another time.</summary>
    CallLater,

    /// <summary>不再拨: the customer wants no such call again.</summary>
    DoNotCall,

    /// <summary>不通: the network did not reach the phone, so it did not ring.</summary>
    Unreachable,
}
