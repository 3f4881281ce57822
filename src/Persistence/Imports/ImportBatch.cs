using Crm.Domain;
using Crm.Domain.Imports;
using Persistence.Conventions;

namespace Persistence.Imports;

/// <summary>What some rows of an import came to.</summary>
internal sealed class ImportBatch(ImportRow import)
{
    public ImportRow Import { get; } = import;

    public List<ImportChangeRow> Changes { get; } = [];

    public List<ImportFaultRow> Faults { get; } = [];

    /// <summary>What these rows stand for: the same again within one file is a duplicate. Counted when they are committed.</summary>
    public HashSet<string> Seen { get; } = new(StringComparer.Ordinal);

    public int Created { get; private set; }

    public int Updated { get; private set; }

    public int Skipped { get; private set; }

    public int Failed { get; private set; }

    public void Skip() => Skipped++;

    public void Fail(int line, IEnumerable<ImportFault> faults)
    {
        Failed++;
        Faults.AddRange(faults.Select(f => new ImportFaultRow { ImportId = Import.Id, Line = line, Field = f.Field, Value = f.Value, Refusal = StoreJson.Write(f.Refusal) }));
    }

    public void Fail(ImportLine line, Refusal refusal) => Fail(line.Number, [ImportFault.Of(refusal, line.Cells)]);

    public void Made(int line, Guid id, string number)
    {
        Created++;
        Changes.Add(new ImportChangeRow { ImportId = Import.Id, Line = line, EntityId = id, Number = number, Version = 1, IsNew = true });
    }

    public void Changed(int line, Guid id, string number, int version, object before)
    {
        Updated++;
        Changes.Add(new ImportChangeRow { ImportId = Import.Id, Line = line, EntityId = id, Number = number, Version = version, Before = StoreJson.Write(before) });
    }
}
