namespace CallCenter.Web.Features.Imports;

/// <summary>Rings when an import is somewhere else than before: pages read again, its owner is told of the end.</summary>
internal sealed class ImportBell
{
    /// <summary>Raised on the runner's thread, after each transaction.</summary>
    public event Action<Persistence.Imports.ImportRow>? Rang;

    public void Ring(Persistence.Imports.ImportRow import) => Rang?.Invoke(import);
}
