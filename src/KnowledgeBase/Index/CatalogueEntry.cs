using KnowledgeBase.Analysis;

namespace KnowledgeBase.Index;

/// <summary>What is held in memory of a document: everything but its body.</summary>
internal sealed class CatalogueEntry
{
    private readonly HashSet<string> categories;
    private readonly HashSet<string> symptoms;
    private readonly HashSet<string> codes;
    private readonly HashSet<string> models;

    public CatalogueEntry(long rowId, string fingerprint, KnowledgeDocument document)
    {
        (RowId, Fingerprint, Document) = (rowId, fingerprint, document with { Body = "" });
        categories = new HashSet<string>(document.Categories, StringComparer.OrdinalIgnoreCase);
        symptoms = new HashSet<string>(document.Symptoms, StringComparer.OrdinalIgnoreCase);
        codes = document.FaultCodes.Select(TextAnalyzer.FaultCode).ToHashSet(StringComparer.Ordinal);
        models = new HashSet<string>(document.Models, StringComparer.OrdinalIgnoreCase);
    }

    public long RowId { get; }

    public string Fingerprint { get; }

    /// <summary>The document without its body.</summary>
    public KnowledgeDocument Document { get; }

    public (string Number, string Language) Key => (Document.Number, Document.Language);

    public bool HasCategory(string code) => categories.Contains(code);

    public bool HasSymptom(string code) => symptoms.Contains(code);

    public bool HasFaultCode(string code) => codes.Contains(TextAnalyzer.FaultCode(code));

    /// <summary>A model of the list, or one that begins like it: the list may name a series (KFR-35GW).</summary>
    public bool HasModel(string code) =>
        models.Contains(code) || models.Any(m => code.StartsWith(m, StringComparison.OrdinalIgnoreCase));
}
