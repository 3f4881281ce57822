namespace Crm.Domain.Lists;

/// <summary>Who else sees a saved list.</summary>
public enum ListAudience
{
    /// <summary>Its owner alone.</summary>
    Nobody,

    /// <summary>Everybody of a role.</summary>
    Role,

    /// <summary>Everybody of a team: the members of a queue.</summary>
    Team,
}
