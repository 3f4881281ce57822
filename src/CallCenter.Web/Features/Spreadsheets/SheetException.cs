using Crm.Domain;

namespace CallCenter.Web.Features.Spreadsheets;

/// <summary>A file cannot be read as a table; the refusal says why.</summary>
internal sealed class SheetException(Refusal refusal) : Exception(refusal.ToString())
{
    public Refusal Refusal { get; } = refusal;
}
