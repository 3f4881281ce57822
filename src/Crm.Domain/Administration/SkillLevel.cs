namespace Crm.Domain.Administration;

/// <summary>What an agent knows.</summary>
/// <param name="Skill">Code of the catalogue.</param>
/// <param name="Level">1 (knows it) to 5 (teaches it).</param>
public sealed record SkillLevel(string Skill, int Level);
