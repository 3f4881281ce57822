using Crm.Domain.Lists;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Persistence.Configurations;

namespace Persistence.Lists;

internal sealed class SavedListConfiguration : IEntityTypeConfiguration<SavedListRow>
{
    public void Configure(EntityTypeBuilder<SavedListRow> builder)
    {
        builder.ToTable("SavedLists").HasKey(l => l.Id);
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.Property(l => l.OwnerId).HasMaxLength(Lengths.User);
        builder.Property(l => l.Name).HasMaxLength(SavedListRules.NameLength);
        builder.Property(l => l.NameKey).HasMaxLength(SavedListRules.NameLength);
        builder.Property(l => l.Query).HasMaxLength(QueryJson.Longest);
        builder.Property(l => l.AudienceName).HasMaxLength(Lengths.Code);
        builder.Property(l => l.Version).IsConcurrencyToken();
        builder.HasIndex(l => new { l.OwnerId, l.Subject, l.NameKey }).IsUnique();
        builder.HasIndex(l => new { l.Subject, l.Audience });
    }
}
