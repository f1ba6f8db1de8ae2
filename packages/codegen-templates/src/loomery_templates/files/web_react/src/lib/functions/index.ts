/**
 * The functions that expressions may call: on tool pages, in computed values and rules. Names and arguments are those
 * of the specification. A function refuses what it cannot work on with ToolError, whose message is for the person.
 */
import * as barcode from "./barcode";
import * as calculate from "./calculate";
import * as ciphers from "./ciphers";
import * as code from "./code";
import * as colours from "./colours";
import * as core from "./core";
import * as cron from "./cron";
import * as csv from "./csv";
import * as currency from "./currency";
import * as dates from "./dates";
import * as encodings from "./encodings";
import * as files from "./files";
import * as finance from "./finance";
import * as hashes from "./hashes";
import * as health from "./health";
import * as html from "./html";
import * as images from "./images";
import * as json from "./json";
import * as numbers from "./numbers";
import * as paging from "./paging";
import * as qr from "./qr";
import * as random from "./random";
import * as sql from "./sql";
import * as statistics from "./statistics";
import * as textCase from "./textCase";
import * as textCount from "./textCount";
import * as textLines from "./textLines";
import * as textSearch from "./textSearch";
import * as units from "./units";
import * as web from "./web";
import * as xml from "./xml";
import * as yaml from "./yaml";

export * from "./types";

export const functions = {
  // everywhere
  lower: core.lower,
  upper: core.upper,
  trim: core.trim,
  length: core.length,
  concat: core.concat,
  contains: core.contains,
  starts_with: core.startsWith,
  replace: core.replace,
  to_text: core.toText,
  to_number: core.toNumber,
  round: core.round,
  floor: core.floor,
  ceil: core.ceil,
  abs: core.abs,
  sqrt: core.sqrt,
  min: core.min,
  max: core.max,
  coalesce: core.coalesce,
  is_empty: core.isEmpty,
  days_between: core.daysBetween,
  add_days: core.addDays,
  hours_between: core.hoursBetween,
  year: core.year,
  month: core.month,
  day: core.day,
  weekday: core.weekday,
  age: core.age,
  // in the browser
  title_case: textCase.titleCase,
  sentence_case: textCase.sentenceCase,
  camel_case: textCase.camelCase,
  snake_case: textCase.snakeCase,
  kebab_case: textCase.kebabCase,
  slugify: textCase.slugify,
  reverse_text: textCase.reverseText,
  repeat_text: textCase.repeatText,
  count_words: textCount.countWords,
  count_characters: textCount.countCharacters,
  count_lines: textCount.countLines,
  count_sentences: textCount.countSentences,
  reading_minutes: textCount.readingMinutes,
  word_frequency: textCount.wordFrequency,
  sort_lines: textLines.sortLines,
  unique_lines: textLines.uniqueLines,
  number_lines: textLines.numberLines,
  join_lines: textLines.joinLines,
  split_text: textLines.splitText,
  trim_lines: textLines.trimLines,
  remove_blank_lines: textLines.removeBlankLines,
  find_replace: textSearch.findReplace,
  text_diff: textSearch.textDiff,
  regex_matches: textSearch.regexMatches,
  regex_replace: textSearch.regexReplace,
  summarise: textCount.summarise,
  keywords: textCount.keywords,
  lorem_ipsum: textCount.loremIpsum,
  fill_template: json.fillTemplate,
  morse_encode: ciphers.morseEncode,
  morse_decode: ciphers.morseDecode,
  caesar: ciphers.caesar,
  base64_encode: encodings.base64Encode,
  base64_decode: encodings.base64Decode,
  url_encode: encodings.urlEncode,
  url_decode: encodings.urlDecode,
  html_escape: encodings.htmlEscape,
  html_unescape: encodings.htmlUnescape,
  hex_encode: encodings.hexEncode,
  hex_decode: encodings.hexDecode,
  binary_encode: encodings.binaryEncode,
  binary_decode: encodings.binaryDecode,
  unicode_escape: encodings.unicodeEscape,
  unicode_unescape: encodings.unicodeUnescape,
  hash_text: hashes.hashText,
  jwt_decode: encodings.jwtDecode,
  json_format: json.jsonFormat,
  json_minify: json.jsonMinify,
  json_validate: json.jsonValidate,
  json_query: json.jsonQuery,
  json_to_csv: csv.jsonToCsv,
  csv_to_json: csv.csvToJson,
  csv_to_table: csv.csvToTable,
  json_to_table: json.jsonToTable,
  json_to_yaml: yaml.jsonToYaml,
  yaml_to_json: yaml.yamlToJson,
  json_to_xml: xml.jsonToXml,
  xml_to_json: xml.xmlToJson,
  xml_format: xml.xmlFormat,
  sql_format: sql.sqlFormat,
  html_format: code.htmlFormat,
  css_minify: code.cssMinify,
  css_format: code.cssFormat,
  js_minify: code.jsMinify,
  html_minify: code.htmlMinify,
  markdown_to_html: html.markdownToHtml,
  html_to_text: html.htmlToText,
  html_to_markdown: html.htmlToMarkdown,
  html_links: html.htmlLinks,
  html_images: html.htmlImages,
  html_headings: html.htmlHeadings,
  html_meta: html.htmlMeta,
  html_select: html.htmlSelect,
  extract_emails: web.extractEmails,
  extract_urls: web.extractUrls,
  extract_numbers: web.extractNumbers,
  meta_tags: web.metaTags,
  sitemap_xml: web.sitemapXml,
  robots_txt: web.robotsTxt,
  parse_url: web.parseUrl,
  parse_user_agent: web.parseUserAgent,
  env_to_json: json.envToJson,
  log_summary: web.logSummary,
  convert_base: numbers.convertBase,
  roman: numbers.roman,
  from_roman: numbers.fromRoman,
  number_in_words: numbers.numberInWords,
  percent_of: numbers.percentOf,
  percent_change: numbers.percentChange,
  mean: statistics.mean,
  median: statistics.median,
  standard_deviation: statistics.standardDeviation,
  sum_of: statistics.sumOf,
  parse_numbers: statistics.parseNumbers,
  factorial: numbers.factorial,
  is_prime: numbers.isPrime,
  prime_factors: numbers.primeFactors,
  gcd: numbers.gcd,
  lcm: numbers.lcm,
  calculate: calculate.calculate,
  loan_payment: finance.loanPayment,
  loan_schedule: finance.loanSchedule,
  compound_interest: finance.compoundInterest,
  bmi: health.bmi,
  calories_per_day: health.caloriesPerDay,
  page_numbers: numbers.pageNumbers,
  paginate_text: paging.paginateText,
  format_date: dates.formatDate,
  add_months: dates.addMonths,
  business_days: dates.businessDays,
  date_difference: dates.dateDifference,
  unix_to_date: dates.unixToDate,
  date_to_unix: dates.dateToUnix,
  convert_time_zone: dates.convertTimeZone,
  week_number: dates.weekNumber,
  zodiac_sign: dates.zodiacSign,
  chinese_zodiac: dates.chineseZodiac,
  calendar_month: dates.calendarMonth,
  cron_describe: cron.cronDescribe,
  convert_unit: units.convertUnit,
  convert_currency: currency.convertCurrency,
  format_bytes: units.formatBytes,
  hex_to_rgb: colours.hexToRgb,
  rgb_to_hex: colours.rgbToHex,
  hex_to_hsl: colours.hexToHsl,
  contrast_ratio: colours.contrastRatio,
  colour_palette: colours.colourPalette,
  mix_colours: colours.mixColours,
  css_gradient: colours.cssGradient,
  css_shadow: colours.cssShadow,
  random_number: random.randomNumber,
  random_numbers: random.randomNumbers,
  random_pick: random.randomPick,
  shuffle_lines: random.shuffleLines,
  password: random.password,
  password_strength: random.passwordStrength,
  uuid: random.uuid,
  lottery: random.lottery,
  random_name: random.randomName,
  random_teams: random.randomTeams,
  qr_code: qr.qrCode,
  barcode: barcode.barcode,
  image_resize: images.imageResize,
  image_compress: images.imageCompress,
  image_convert: images.imageConvert,
  image_greyscale: images.imageGreyscale,
  image_rotate: images.imageRotate,
  image_crop: images.imageCrop,
  image_watermark: images.imageWatermark,
  image_info: images.imageInfo,
  image_to_base64: images.imageToBase64,
  placeholder_image: images.placeholderImage,
  file_text: files.fileText,
  file_hash: hashes.fileHash,
  text_to_file: files.textToFile,
};

export type FunctionName = keyof typeof functions;
