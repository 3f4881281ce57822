namespace Crm.Domain.Administration;

/// <summary>What a skill is about.</summary>
public enum SkillKind
{
    /// <summary>A maker's machines.</summary>
    Brand,

    /// <summary>A kind of machine.</summary>
    Category,

    /// <summary>A certificate for what can kill: gas, high voltage.</summary>
    Hazard,

    /// <summary>A language or dialect.</summary>
    Language,

    /// <summary>A way to deal with people: complaints, disputes.</summary>
    Conversation,
}
