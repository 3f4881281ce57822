using Crm.Domain;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Persistence.Conventions;

/// <summary>Money lies in fen.</summary>
internal sealed class FenConverter() : ValueConverter<Money, long>(money => money.Fen, fen => new Money(fen));
