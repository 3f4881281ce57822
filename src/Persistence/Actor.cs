namespace Persistence;

/// <summary>Who does something, and from where.</summary>
/// <param name="Id">User name, or <c>system</c>.</param>
/// <param name="Workstation">Name or address of the terminal, or null.</param>
public sealed record Actor(string Id, string? Workstation = null)
{
    /// <summary>What the program does by itself.</summary>
    public static Actor System { get; } = new("system");
}
