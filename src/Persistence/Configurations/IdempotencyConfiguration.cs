using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Persistence.Administration;

namespace Persistence.Configurations;

internal sealed class IdempotencyConfiguration : IEntityTypeConfiguration<IdempotencyRow>
{
    public void Configure(EntityTypeBuilder<IdempotencyRow> builder)
    {
        builder.ToTable("IdempotencyKeys").HasKey(k => k.Key);
        builder.Property(k => k.Key).HasMaxLength(Lengths.Hash);
        builder.Property(k => k.Request).HasMaxLength(Lengths.Hash);
        builder.Property(k => k.ContentType).HasMaxLength(Lengths.Name);
        builder.Property(k => k.Location).HasMaxLength(Lengths.Line);
        builder.HasIndex(k => k.At);
    }
}
