// SPDX-License-Identifier: GPL-3.0-or-later
// IndexArticles DUMP FOLDER [--one-field]: Lucene's part in scripts/bench. Indexes the articles.dump of
// write_articles with a thread a processor and prints their number. Like Gazette it stems English,
// keeps positions, stop words, and what it was given; unlike it, it does not look for an id twice.
// With --one-field title and body are searched as one field, `text`, as Gazette searches them.
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.store.FSDirectory;

final class IndexArticles {
  /** The next article of `dump`, or null at its end. Threads take turns. */
  private static Document next(BufferedReader dump, boolean oneField) throws IOException {
    List<String> fields = new ArrayList<>();
    synchronized (dump) {
      StringBuilder field = new StringBuilder();
      for (String line; (line = dump.readLine()) != null && !line.isEmpty(); ) {
        if (line.startsWith("=")) {
          field.append('\n').append(line, 1, line.length());
        } else {
          if (field.length() > 0) fields.add(field.toString());
          field = new StringBuilder(line);
        }
      }
      if (field.length() == 0) return null;
      fields.add(field.toString());
    }
    Document article = new Document();
    StringBuilder text = new StringBuilder();
    for (String field : fields) {
      IndexableField made = indexable(field, oneField);
      article.add(made);
      if (made.name().equals("title") || made.name().equals("body")) {
        text.append(made.stringValue()).append('\n');
      }
    }
    if (oneField) article.add(new TextField("text", text.toString(), Store.NO));
    return article;
  }

  private static IndexableField indexable(String field, boolean oneField) {
    int equals = field.indexOf('=');
    String name = field.substring(0, equals);
    String value = field.substring(equals + 1);
    switch (name) {
      case "id":
      case "topic":
        return new StringField(name, value, Store.YES);
      case "title":
      case "body":
        return oneField ? new StoredField(name, value) : new TextField(name, value, Store.YES);
      case "date":
        return new StoredField(name, value);
      default:
        throw new IllegalArgumentException("articles.dump has an unknown field: " + name);
    }
  }

  public static void main(String[] arguments) throws Exception {
    boolean oneField = arguments.length > 2 && arguments[2].equals("--one-field");
    IndexWriterConfig config = new IndexWriterConfig(new EnglishAnalyzer(CharArraySet.EMPTY_SET));
    try (BufferedReader dump = Files.newBufferedReader(Path.of(arguments[0]));
        FSDirectory folder = FSDirectory.open(Path.of(arguments[1]));
        IndexWriter writer = new IndexWriter(folder, config)) {
      Callable<Void> work =
          () -> {
            for (Document article; (article = next(dump, oneField)) != null; ) {
              writer.addDocument(article);
            }
            return null;
          };
      int processors = Runtime.getRuntime().availableProcessors();
      var threads = Executors.newFixedThreadPool(processors);
      try {
        List<Future<Void>> ends = new ArrayList<>();
        for (int i = 0; i < processors; ++i) ends.add(threads.submit(work));
        for (Future<Void> end : ends) end.get();
      } finally {
        threads.shutdown();
      }
      writer.commit();
      System.out.println(writer.getDocStats().numDocs);
    }
  }
}
