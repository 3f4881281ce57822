namespace CallCenter.Web.Features.Desk;

/// <summary>Why a priority was suggested.</summary>
public enum PriorityGround
{
    /// <summary>Nothing speaks for haste, or a person chose it.</summary>
    None,

    /// <summary>The symptom endangers people.</summary>
    Safety,

    /// <summary>A promise or a limit of an open ticket is broken.</summary>
    Overdue,

    /// <summary>He called within seven days and his ticket is still open.</summary>
    Repeat,

    /// <summary>His tier.</summary>
    Tier,
}
