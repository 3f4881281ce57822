namespace CallCenter.Web.Features.Desk;

/// <summary>Why a unit was chosen by itself (design notes, principle 6: reasons, not verdicts).</summary>
public enum UnitGround
{
    /// <summary>A person chose it, or nobody did.</summary>
    None,

    /// <summary>The caller keyed its serial number.</summary>
    Keyed,

    /// <summary>The customer has no other.</summary>
    Only,

    /// <summary>The newest open ticket is about it.</summary>
    OpenTicket,

    /// <summary>The last call was about it.</summary>
    LastCall,
}
