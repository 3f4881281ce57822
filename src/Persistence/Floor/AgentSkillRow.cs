namespace Persistence.Floor;

/// <summary>What an agent knows.</summary>
public sealed class AgentSkillRow
{
    public string AgentId { get; init; } = "";
    public string Skill { get; init; } = "";

    /// <summary>1 to 5.</summary>
    public int Level { get; set; } = 1;
}
