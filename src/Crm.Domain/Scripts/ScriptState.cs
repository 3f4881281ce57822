namespace Crm.Domain.Scripts;

/// <summary>Where an edition of a script stands.</summary>
public enum ScriptState
{
    /// <summary>Being written; no desk shows it.</summary>
    Draft,

    /// <summary>Released: it never changes again.</summary>
    Released,

    /// <summary>Taken out of use before its last day.</summary>
    Retired,
}
